package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;

/// Sums over the lanes of rows, V rows at a time, V being the numbers in a vector: the vectors of a row are
/// added, then for s = V/2, ..., 2, 1 rows i and i + s become one row, until lane i of the last is the sum of
/// row i. The order is the same however the code is compiled.
final class VectorTotals {
    private VectorTotals() {}

    static void add(float[] x, int from, int rows, float[] work, int at, float[] sums, int to) {
        int row = 0;
        for (; row + ONE <= rows; row += ONE) {
            fold(x, from + row * ROW, work, at);
            for (int step = 0; step < VectorTranspose.STEPS; step++) {
                VectorTranspose.merge(step, work, at);
            }
            load(sums, to + row).add(load(work, at)).intoArray(sums, to + row);
        }
        for (; row < rows; row++) {
            sums[to + row] += Rows.total(x, from + row * ROW, ROW);
        }
    }

    private static void fold(float[] x, int from, float[] work, int at) {
        for (int row = 0; row < ONE; row++) {
            int place = from + row * ROW;
            var low = load(x, place).add(load(x, place + ONE));
            var high = load(x, place + 2 * ONE).add(load(x, place + 3 * ONE));
            low.add(high).intoArray(work, at + row * ONE);
        }
    }
}
