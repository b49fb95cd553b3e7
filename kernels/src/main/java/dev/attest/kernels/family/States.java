package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// Sums over keys of features times values, and of features: `[width + 1][padded features]`, the last row for
/// the features alone. Rows are padded to whole rows of lanes.
final class States {
    private static final float[] ONE = {1};

    private final Loops loops;
    private final int width;
    private final int features;
    private final int step;

    /// @param width of a value
    States(Loops loops, int width, int features) {
        this.loops = loops;
        this.width = width;
        this.features = features;
        this.step = (features + loops.lanes() - 1) / loops.lanes() * loops.lanes();
    }

    /// Numbers from one row of a state to the next.
    int step() {
        return step;
    }

    /// Numbers of a state.
    int length() {
        return Math.multiplyExact(width + 1, step);
    }

    /// Where the sums of the features alone begin.
    int alone() {
        return width * step;
    }

    /// Numbers of scratch memory that [#add] needs: the features of a panel, key after key.
    int scratch() {
        return Math.multiplyExact(loops.lanes(), step);
    }

    /// Adds what `count` keys contribute.
    ///
    /// @param panel of their features, in `scratch`
    /// @param turned where the features may be written key after key
    void add(float[] scratch, int panel, int turned, float[] values, int at, int count, float[] state, int to) {
        int lanes = loops.lanes();
        Arrays.fill(scratch, turned, turned + count * step, 0);
        loops.unpack(scratch, panel, features, count, scratch, turned, step);
        for (int feature = 0; feature < features; feature += lanes) {
            int from = turned + feature;
            loops.product(width, count, values, at, 1, width, scratch, from, step, state, to + feature, step, true);
            loops.product(1, count, ONE, 0, 0, 0, scratch, from, step, state, to + alone() + feature, step, true);
        }
    }

    /// In the place of the states of several segments: the sum of those before each, or of all in the first
    /// place.
    void accumulate(float[] states, int from, int segments, boolean before) {
        for (int place = from; place < from + length(); place++) {
            float sum = 0;
            for (int segment = 0; segment < segments; segment++) {
                int at = place + segment * length();
                float own = states[at];
                states[at] = sum;
                sum += own;
            }
            states[place] = before ? states[place] : sum;
        }
    }
}
