package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;

/// Products with a tile of C in registers: four rows of lanes where there are 32 registers, else two. Places
/// are stepped along rather than computed from `s`, which leaves the loop nothing but its loads and sums.
final class VectorProduct {
    /// Whether the processor has 32 vector registers: with AVX-512, and where the architecture is Arm's.
    static final boolean MANY = Lanes.SPECIES.vectorBitSize() == 512
            || System.getProperty("os.arch", "").equals("aarch64");

    private VectorProduct() {}

    static void onto(
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int row = 0;
        for (; MANY && row + 4 <= rows; row += 4) {
            four(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row + 2 <= rows; row += 2) {
            two(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        if (row < rows) {
            one(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
        }
    }

    /// The same where C is new.
    static void fresh(
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int row = 0;
        for (; MANY && row + 4 <= rows; row += 4) {
            freshFour(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row + 2 <= rows; row += 2) {
            freshTwo(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        if (row < rows) {
            Rows.clear(c, cFrom + row * cStep, cStep, 1, Lanes.ROW);
            one(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
        }
    }

    private static void four(
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int a1 = aRow;
        int c1 = cFrom + cStep;
        int a2 = a1 + aRow;
        int c2 = c1 + cStep;
        int a3 = a2 + aRow;
        int c3 = c2 + cStep;
        var c00 = load(c, cFrom);
        var c01 = load(c, cFrom + ONE);
        var c02 = load(c, cFrom + 2 * ONE);
        var c03 = load(c, cFrom + 3 * ONE);
        var c10 = load(c, c1);
        var c11 = load(c, c1 + ONE);
        var c12 = load(c, c1 + 2 * ONE);
        var c13 = load(c, c1 + 3 * ONE);
        var c20 = load(c, c2);
        var c21 = load(c, c2 + ONE);
        var c22 = load(c, c2 + 2 * ONE);
        var c23 = load(c, c2 + 3 * ONE);
        var c30 = load(c, c3);
        var c31 = load(c, c3 + ONE);
        var c32 = load(c, c3 + 2 * ONE);
        var c33 = load(c, c3 + 3 * ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var b2 = load(b, at + 2 * ONE);
            var b3 = load(b, at + 3 * ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            var x2 = spread(a[left + a2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            var x3 = spread(a[left + a3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c02.intoArray(c, cFrom + 2 * ONE);
        c03.intoArray(c, cFrom + 3 * ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c12.intoArray(c, c1 + 2 * ONE);
        c13.intoArray(c, c1 + 3 * ONE);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + ONE);
        c22.intoArray(c, c2 + 2 * ONE);
        c23.intoArray(c, c2 + 3 * ONE);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + ONE);
        c32.intoArray(c, c3 + 2 * ONE);
        c33.intoArray(c, c3 + 3 * ONE);
    }

    private static void freshFour(
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int a1 = aRow;
        int c1 = cFrom + cStep;
        int a2 = a1 + aRow;
        int c2 = c1 + cStep;
        int a3 = a2 + aRow;
        int c3 = c2 + cStep;
        var c00 = FloatVector.zero(Lanes.SPECIES);
        var c01 = FloatVector.zero(Lanes.SPECIES);
        var c02 = FloatVector.zero(Lanes.SPECIES);
        var c03 = FloatVector.zero(Lanes.SPECIES);
        var c10 = FloatVector.zero(Lanes.SPECIES);
        var c11 = FloatVector.zero(Lanes.SPECIES);
        var c12 = FloatVector.zero(Lanes.SPECIES);
        var c13 = FloatVector.zero(Lanes.SPECIES);
        var c20 = FloatVector.zero(Lanes.SPECIES);
        var c21 = FloatVector.zero(Lanes.SPECIES);
        var c22 = FloatVector.zero(Lanes.SPECIES);
        var c23 = FloatVector.zero(Lanes.SPECIES);
        var c30 = FloatVector.zero(Lanes.SPECIES);
        var c31 = FloatVector.zero(Lanes.SPECIES);
        var c32 = FloatVector.zero(Lanes.SPECIES);
        var c33 = FloatVector.zero(Lanes.SPECIES);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var b2 = load(b, at + 2 * ONE);
            var b3 = load(b, at + 3 * ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            var x2 = spread(a[left + a2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            var x3 = spread(a[left + a3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c02.intoArray(c, cFrom + 2 * ONE);
        c03.intoArray(c, cFrom + 3 * ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c12.intoArray(c, c1 + 2 * ONE);
        c13.intoArray(c, c1 + 3 * ONE);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + ONE);
        c22.intoArray(c, c2 + 2 * ONE);
        c23.intoArray(c, c2 + 3 * ONE);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + ONE);
        c32.intoArray(c, c3 + 2 * ONE);
        c33.intoArray(c, c3 + 3 * ONE);
    }

    private static void two(
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int a1 = aRow;
        int c1 = cFrom + cStep;
        var c00 = load(c, cFrom);
        var c01 = load(c, cFrom + ONE);
        var c02 = load(c, cFrom + 2 * ONE);
        var c03 = load(c, cFrom + 3 * ONE);
        var c10 = load(c, c1);
        var c11 = load(c, c1 + ONE);
        var c12 = load(c, c1 + 2 * ONE);
        var c13 = load(c, c1 + 3 * ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var b2 = load(b, at + 2 * ONE);
            var b3 = load(b, at + 3 * ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c02.intoArray(c, cFrom + 2 * ONE);
        c03.intoArray(c, cFrom + 3 * ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c12.intoArray(c, c1 + 2 * ONE);
        c13.intoArray(c, c1 + 3 * ONE);
    }

    private static void freshTwo(
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        int a1 = aRow;
        int c1 = cFrom + cStep;
        var c00 = FloatVector.zero(Lanes.SPECIES);
        var c01 = FloatVector.zero(Lanes.SPECIES);
        var c02 = FloatVector.zero(Lanes.SPECIES);
        var c03 = FloatVector.zero(Lanes.SPECIES);
        var c10 = FloatVector.zero(Lanes.SPECIES);
        var c11 = FloatVector.zero(Lanes.SPECIES);
        var c12 = FloatVector.zero(Lanes.SPECIES);
        var c13 = FloatVector.zero(Lanes.SPECIES);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var b2 = load(b, at + 2 * ONE);
            var b3 = load(b, at + 3 * ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c02.intoArray(c, cFrom + 2 * ONE);
        c03.intoArray(c, cFrom + 3 * ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c12.intoArray(c, c1 + 2 * ONE);
        c13.intoArray(c, c1 + 3 * ONE);
    }

    private static void one(
            int inner, float[] a, int aFrom, int aInner, float[] b, int bFrom, int bStep, float[] c, int cFrom) {
        var c00 = load(c, cFrom);
        var c01 = load(c, cFrom + ONE);
        var c02 = load(c, cFrom + 2 * ONE);
        var c03 = load(c, cFrom + 3 * ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var b2 = load(b, at + 2 * ONE);
            var b3 = load(b, at + 3 * ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c02.intoArray(c, cFrom + 2 * ONE);
        c03.intoArray(c, cFrom + 3 * ONE);
    }
}
