package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

/// Products added onto the first vectors of the rows of C: two vectors at a time, then one. What the tile lacks
/// in width it has in rows, so that enough sums are under way at once.
final class VectorNarrowProduct {
    private VectorNarrowProduct() {}

    static void onto(
            int lanes,
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
        int lane = 0;
        for (; lane + 2 * ONE <= lanes; lane += 2 * ONE) {
            pairs(rows, inner, a, aFrom, aRow, aInner, b, bFrom + lane, bStep, c, cFrom + lane, cStep);
        }
        if (lane < lanes) {
            single(rows, inner, a, aFrom, aRow, aInner, b, bFrom + lane, bStep, c, cFrom + lane, cStep);
        }
    }

    private static void pairs(
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
        for (; VectorProduct.MANY && row + 8 <= rows; row += 8) {
            eightByTwo(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row + 4 <= rows; row += 4) {
            fourByTwo(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row < rows; row++) {
            oneByTwo(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
        }
    }

    private static void single(
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
        for (; row + 8 <= rows; row += 8) {
            eightByOne(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row < rows; row++) {
            oneByOne(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
        }
    }

    private static void eightByTwo(
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
        int a4 = a3 + aRow;
        int c4 = c3 + cStep;
        int a5 = a4 + aRow;
        int c5 = c4 + cStep;
        int a6 = a5 + aRow;
        int c6 = c5 + cStep;
        int a7 = a6 + aRow;
        int c7 = c6 + cStep;
        var c00 = load(c, cFrom);
        var c01 = load(c, cFrom + ONE);
        var c10 = load(c, c1);
        var c11 = load(c, c1 + ONE);
        var c20 = load(c, c2);
        var c21 = load(c, c2 + ONE);
        var c30 = load(c, c3);
        var c31 = load(c, c3 + ONE);
        var c40 = load(c, c4);
        var c41 = load(c, c4 + ONE);
        var c50 = load(c, c5);
        var c51 = load(c, c5 + ONE);
        var c60 = load(c, c6);
        var c61 = load(c, c6 + ONE);
        var c70 = load(c, c7);
        var c71 = load(c, c7 + ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            var x2 = spread(a[left + a2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            var x3 = spread(a[left + a3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            var x4 = spread(a[left + a4]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            var x5 = spread(a[left + a5]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
            var x6 = spread(a[left + a6]);
            c60 = x6.fma(b0, c60);
            c61 = x6.fma(b1, c61);
            var x7 = spread(a[left + a7]);
            c70 = x7.fma(b0, c70);
            c71 = x7.fma(b1, c71);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + ONE);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + ONE);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + ONE);
        c50.intoArray(c, c5);
        c51.intoArray(c, c5 + ONE);
        c60.intoArray(c, c6);
        c61.intoArray(c, c6 + ONE);
        c70.intoArray(c, c7);
        c71.intoArray(c, c7 + ONE);
    }

    private static void fourByTwo(
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
        var c10 = load(c, c1);
        var c11 = load(c, c1 + ONE);
        var c20 = load(c, c2);
        var c21 = load(c, c2 + ONE);
        var c30 = load(c, c3);
        var c31 = load(c, c3 + ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            var x2 = spread(a[left + a2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            var x3 = spread(a[left + a3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + ONE);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + ONE);
    }

    private static void oneByTwo(
            int inner, float[] a, int aFrom, int aInner, float[] b, int bFrom, int bStep, float[] c, int cFrom) {
        var c00 = load(c, cFrom);
        var c01 = load(c, cFrom + ONE);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c01.intoArray(c, cFrom + ONE);
    }

    private static void eightByOne(
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
        int a4 = a3 + aRow;
        int c4 = c3 + cStep;
        int a5 = a4 + aRow;
        int c5 = c4 + cStep;
        int a6 = a5 + aRow;
        int c6 = c5 + cStep;
        int a7 = a6 + aRow;
        int c7 = c6 + cStep;
        var c00 = load(c, cFrom);
        var c10 = load(c, c1);
        var c20 = load(c, c2);
        var c30 = load(c, c3);
        var c40 = load(c, c4);
        var c50 = load(c, c5);
        var c60 = load(c, c6);
        var c70 = load(c, c7);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            var x1 = spread(a[left + a1]);
            c10 = x1.fma(b0, c10);
            var x2 = spread(a[left + a2]);
            c20 = x2.fma(b0, c20);
            var x3 = spread(a[left + a3]);
            c30 = x3.fma(b0, c30);
            var x4 = spread(a[left + a4]);
            c40 = x4.fma(b0, c40);
            var x5 = spread(a[left + a5]);
            c50 = x5.fma(b0, c50);
            var x6 = spread(a[left + a6]);
            c60 = x6.fma(b0, c60);
            var x7 = spread(a[left + a7]);
            c70 = x7.fma(b0, c70);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
        c10.intoArray(c, c1);
        c20.intoArray(c, c2);
        c30.intoArray(c, c3);
        c40.intoArray(c, c4);
        c50.intoArray(c, c5);
        c60.intoArray(c, c6);
        c70.intoArray(c, c7);
    }

    private static void oneByOne(
            int inner, float[] a, int aFrom, int aInner, float[] b, int bFrom, int bStep, float[] c, int cFrom) {
        var c00 = load(c, cFrom);
        int at = bFrom;
        int left = aFrom;
        for (int s = 0; s < inner; s++) {
            var b0 = load(b, at);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            at += bStep;
            left += aInner;
        }
        c00.intoArray(c, cFrom);
    }
}
