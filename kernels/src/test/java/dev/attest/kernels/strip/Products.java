package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A product of panels against three plain loops in doubles.
final class Products {
    private static final int OFFSET = 3;

    private Products() {}

    static void check(Loops loops, int rows, int inner, int aRow, int aInner, boolean onto) {
        int lanes = loops.lanes();
        var a = numbers(OFFSET + rows * aRow + inner * aInner, 1);
        var b = numbers(OFFSET + inner * (lanes + 1), 2);
        var c = numbers(OFFSET + rows * (lanes + 2), 3);
        var before = c.clone();
        if (!onto) {
            poison(c, rows, lanes);
        }
        loops.product(rows, inner, a, OFFSET, aRow, aInner, b, OFFSET, lanes + 1, c, OFFSET, lanes + 2, onto);
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < lanes; lane++) {
                int at = OFFSET + row * (lanes + 2) + lane;
                double exact = onto ? before[at] : 0;
                double size = Math.abs(exact);
                for (int s = 0; s < inner; s++) {
                    double term = (double) a[OFFSET + row * aRow + s * aInner] * b[OFFSET + s * (lanes + 1) + lane];
                    exact += term;
                    size += Math.abs(term);
                }
                assertTrue(Math.abs(c[at] - exact) <= bound(inner, size), rows + " by " + inner + " at " + row);
            }
            assertEquals(before[OFFSET + row * (lanes + 2) + lanes], c[OFFSET + row * (lanes + 2) + lanes]);
        }
    }

    /// Lanes beyond those asked for are not a number in B and stay as they are in C.
    static void checkNarrow(Loops loops, int lanes, int rows, int inner, int aRow, int aInner) {
        int all = loops.lanes();
        var a = numbers(OFFSET + rows * aRow + inner * aInner, 1);
        var b = numbers(OFFSET + inner * all, 2);
        var c = numbers(OFFSET + rows * all, 3);
        for (int s = 0; s < inner; s++) {
            Arrays.fill(b, OFFSET + s * all + lanes, OFFSET + (s + 1) * all, Float.NaN);
        }
        var before = c.clone();
        loops.narrow(lanes, rows, inner, a, OFFSET, aRow, aInner, b, OFFSET, all, c, OFFSET, all);
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < all; lane++) {
                int at = OFFSET + row * all + lane;
                double exact = before[at];
                double size = Math.abs(exact);
                for (int s = 0; lane < lanes && s < inner; s++) {
                    double term = (double) a[OFFSET + row * aRow + s * aInner] * b[OFFSET + s * all + lane];
                    exact += term;
                    size += Math.abs(term);
                }
                double allowed = lane < lanes ? bound(inner, size) : 0;
                assertEquals(exact, c[at], allowed, lanes + " lanes, " + rows + " by " + inner + " at " + row);
            }
        }
    }

    /// `gamma(k) * size` for k roundings: a product and a sum for each term.
    private static double bound(int inner, double size) {
        double roundings = (2.0 * inner + 1) * 0x1p-24;
        return roundings / (1 - roundings) * size;
    }

    /// The rows of the result, not what is between them.
    private static void poison(float[] c, int rows, int lanes) {
        for (int row = 0; row < rows; row++) {
            int at = OFFSET + row * (lanes + 2);
            Arrays.fill(c, at, at + lanes, Float.NaN);
        }
    }

    private static float[] numbers(int length, long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[length];
        for (int index = 0; index < length; index++) {
            numbers[index] = (float) random.nextDouble(-2, 2);
        }
        return numbers;
    }
}
