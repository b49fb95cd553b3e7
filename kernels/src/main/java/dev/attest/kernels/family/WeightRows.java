package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Slice;
import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// Weights where a call wants them: [queries][keys] of each head.
final class WeightRows {
    private WeightRows() {}

    static boolean wanted(HeadView head) {
        return head.call().wanted().containsKey(Extra.WEIGHTS);
    }

    /// Writes a tile, if weights are wanted.
    static void write(Loops loops, HeadView head, Range rows, Range keys, float[] tile, int from) {
        var into = head.call().wanted().get(Extra.WEIGHTS);
        if (into != null) {
            write(loops, head, into, rows, keys, tile, from);
        }
    }

    /// Writes `[count of keys][lanes]` pairs, a row for each lane.
    static void write(Loops loops, HeadView head, Slice into, Range rows, Range keys, float[] tile, int from) {
        int n = head.call().sizes().keys();
        int to = at(head, into, rows.first()) + keys.first();
        loops.unpack(tile, from, keys.count(), rows.count(), into.data(), to, n);
    }

    /// Writes 0 for the keys from `end` on and for padding, which no row of the panel sees, if weights are
    /// wanted.
    static void clear(HeadView head, Range rows, int end) {
        var into = head.call().wanted().get(Extra.WEIGHTS);
        int n = head.call().sizes().keys();
        for (int row = rows.first(); into != null && row < rows.end(); row++) {
            int at = at(head, into, row);
            Arrays.fill(into.data(), at + Math.min(end, head.sizes().keys()), at + n, 0);
        }
    }

    private static int at(HeadView head, Slice into, int row) {
        var sizes = head.call().sizes();
        return into.from() + (head.number() * sizes.queries() + row) * sizes.keys();
    }
}
