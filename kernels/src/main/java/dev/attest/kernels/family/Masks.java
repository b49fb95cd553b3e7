package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// The tile on the diagonal of a causal mechanism, where key j of the tile and row (lane) i have positions with
/// one common first: row i sees key j if j <= i.
final class Masks {
    private Masks() {}

    /// Writes `hidden` where the row does not see the key, whatever was there.
    static void hide(float[] pairs, int from, int keys, int lanes, float hidden) {
        for (int key = 1; key < keys; key++) {
            Arrays.fill(pairs, from + key * lanes, from + key * lanes + Math.min(key, lanes), hidden);
        }
    }

    /// `sums(e) += sum over keys j of pairs(j) values(j, e)`. A hidden pair is 0, and 0 times a value that is
    /// not finite would not be 0: on the diagonal such values are added to the rows that see them alone.
    ///
    /// @param diagonal whether the tile is the one with hidden pairs
    static void weigh(
            Loops loops,
            boolean diagonal,
            float[] values,
            int at,
            int width,
            int keys,
            float[] pairs,
            int from,
            float[] sums,
            int to) {
        if (diagonal && !areFinite(values, at, keys * width)) {
            visible(loops.lanes(), values, at, width, keys, pairs, from, sums, to);
            return;
        }
        int lanes = loops.lanes();
        loops.product(width, keys, values, at, 1, width, pairs, from, lanes, sums, to, lanes, true);
    }

    static boolean areFinite(float[] values, int from, int length) {
        float zero = 0;
        for (int place = from; place < from + length; place++) {
            zero += values[place] * 0;
        }
        return zero == 0;
    }

    private static void visible(
            int lanes, float[] values, int at, int width, int keys, float[] pairs, int from, float[] sums, int to) {
        for (int key = 0; key < keys; key++) {
            for (int entry = 0; entry < width; entry++) {
                float value = values[at + key * width + entry];
                for (int lane = key; lane < lanes; lane++) {
                    sums[to + entry * lanes + lane] += pairs[from + key * lanes + lane] * value;
                }
            }
        }
    }
}
