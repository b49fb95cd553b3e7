package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// Products of matrices whose rows are lanes apart, of which the first lanes alone are wanted.
final class Products {
    private final Loops loops;
    private final int lanes;

    Products(Loops loops) {
        this.loops = loops;
        this.lanes = loops.lanes();
    }

    /// So many lanes that [#times] takes no fewer.
    int wide(int channels) {
        int vector = loops.vector();
        return Math.min(lanes, (channels + vector - 1) / vector * vector);
    }

    /// [Loops#product] for `wide` lanes.
    ///
    /// @param wide a multiple of [Loops#vector], at most W
    void times(
            int wide,
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            float[] c,
            int cFrom) {
        if (wide == lanes) {
            loops.product(rows, inner, a, aFrom, aRow, aInner, b, bFrom, lanes, c, cFrom, lanes, false);
            return;
        }
        for (int row = 0; row < rows; row++) {
            Arrays.fill(c, cFrom + row * lanes, cFrom + row * lanes + wide, 0);
        }
        loops.narrow(wide, rows, inner, a, aFrom, aRow, aInner, b, bFrom, lanes, c, cFrom, lanes);
    }

    /// The same added onto what is there.
    void add(
            int wide,
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            float[] c,
            int cFrom) {
        loops.narrow(wide, rows, inner, a, aFrom, aRow, aInner, b, bFrom, lanes, c, cFrom, lanes);
    }
}
