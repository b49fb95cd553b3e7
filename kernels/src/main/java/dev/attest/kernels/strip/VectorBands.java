package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

/// Products whose rows are any number of vectors long: whole rows of lanes, then two vectors, then one.
final class VectorBands {
    private VectorBands() {}

    static void onto(
            int width,
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
        int at = 0;
        for (; at + ROW <= width; at += ROW) {
            VectorProduct.onto(rows, inner, a, aFrom, aRow, aInner, b, bFrom + at, bStep, c, cFrom + at, cStep);
        }
        for (; at + 2 * ONE <= width; at += 2 * ONE) {
            two(rows, inner, a, aFrom, aRow, aInner, b, bFrom + at, bStep, c, cFrom + at, cStep);
        }
        for (; at < width; at += ONE) {
            one(rows, inner, a, aFrom, aRow, aInner, b, bFrom + at, bStep, c, cFrom + at, cStep);
        }
    }

    private static void two(
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
        for (; row + 4 <= rows; row += 4) {
            fourByTwo(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row < rows; row++) {
            single(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
            single(inner, a, aFrom + row * aRow, aInner, b, bFrom + ONE, bStep, c, cFrom + row * cStep + ONE);
        }
    }

    private static void one(
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
        for (; row + 4 <= rows; row += 4) {
            fourByOne(inner, a, aFrom + row * aRow, aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep, cStep);
        }
        for (; row < rows; row++) {
            single(inner, a, aFrom + row * aRow, aInner, b, bFrom, bStep, c, cFrom + row * cStep);
        }
    }

    private static void fourByTwo(
            int inner,
            float[] a,
            int a0,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int c0,
            int cStep) {
        int c1 = c0 + cStep;
        int c2 = c1 + cStep;
        int c3 = c2 + cStep;
        var c00 = load(c, c0);
        var c01 = load(c, c0 + ONE);
        var c10 = load(c, c1);
        var c11 = load(c, c1 + ONE);
        var c20 = load(c, c2);
        var c21 = load(c, c2 + ONE);
        var c30 = load(c, c3);
        var c31 = load(c, c3 + ONE);
        for (int s = 0; s < inner; s++) {
            int at = bFrom + s * bStep;
            int left = a0 + s * aInner;
            var b0 = load(b, at);
            var b1 = load(b, at + ONE);
            var x0 = spread(a[left]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            var x1 = spread(a[left + aRow]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            var x2 = spread(a[left + 2 * aRow]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            var x3 = spread(a[left + 3 * aRow]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + ONE);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + ONE);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + ONE);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + ONE);
    }

    private static void fourByOne(
            int inner,
            float[] a,
            int a0,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int c0,
            int cStep) {
        var first = load(c, c0);
        var second = load(c, c0 + cStep);
        var third = load(c, c0 + 2 * cStep);
        var fourth = load(c, c0 + 3 * cStep);
        for (int s = 0; s < inner; s++) {
            int left = a0 + s * aInner;
            var vector = load(b, bFrom + s * bStep);
            first = spread(a[left]).fma(vector, first);
            second = spread(a[left + aRow]).fma(vector, second);
            third = spread(a[left + 2 * aRow]).fma(vector, third);
            fourth = spread(a[left + 3 * aRow]).fma(vector, fourth);
        }
        first.intoArray(c, c0);
        second.intoArray(c, c0 + cStep);
        third.intoArray(c, c0 + 2 * cStep);
        fourth.intoArray(c, c0 + 3 * cStep);
    }

    private static void single(
            int inner, float[] a, int a0, int aInner, float[] b, int bFrom, int bStep, float[] c, int c0) {
        var sum = load(c, c0);
        for (int s = 0; s < inner; s++) {
            sum = spread(a[a0 + s * aInner]).fma(load(b, bFrom + s * bStep), sum);
        }
        sum.intoArray(c, c0);
    }
}
