package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Many rows become one, lane by lane, from the first row to the last.
final class VectorReductions {
    private VectorReductions() {}

    static void sum(float[] x, int from, int rows, float[] out, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            var sum = load(x, from + lane);
            for (int row = 1; row < rows; row++) {
                sum = sum.add(load(x, from + lane + row * ROW));
            }
            sum.intoArray(out, to + lane);
        }
    }

    static void mean(float[] x, int from, int rows, float[] out, int to) {
        sum(x, from, rows, out, to);
        for (int lane = 0; lane < ROW; lane += ONE) {
            load(out, to + lane).div(rows).intoArray(out, to + lane);
        }
    }

    static void min(float[] x, int from, int rows, float[] out, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            var least = load(x, from + lane);
            for (int row = 1; row < rows; row++) {
                least = VectorOrder.lesser(least, load(x, from + lane + row * ROW));
            }
            least.intoArray(out, to + lane);
        }
    }

    static void max(float[] x, int from, int rows, float[] out, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            var greatest = load(x, from + lane);
            for (int row = 1; row < rows; row++) {
                greatest = VectorOrder.greater(greatest, load(x, from + lane + row * ROW));
            }
            greatest.intoArray(out, to + lane);
        }
    }

    static void raise(float[] x, int from, int rows, float[] maximum, int at) {
        var x0 = load(maximum, at);
        var x1 = load(maximum, at + ONE);
        var x2 = load(maximum, at + 2 * ONE);
        var x3 = load(maximum, at + 3 * ONE);
        for (int place = from; place < from + rows * ROW; place += ROW) {
            x0 = raised(x0, load(x, place));
            x1 = raised(x1, load(x, place + ONE));
            x2 = raised(x2, load(x, place + 2 * ONE));
            x3 = raised(x3, load(x, place + 3 * ONE));
        }
        x0.intoArray(maximum, at);
        x1.intoArray(maximum, at + ONE);
        x2.intoArray(maximum, at + 2 * ONE);
        x3.intoArray(maximum, at + 3 * ONE);
    }

    private static FloatVector raised(FloatVector x, FloatVector next) {
        return x.blend(next, next.compare(VectorOperators.GT, x));
    }

    static void dots(int inner, float[] a, int aFrom, int aStep, float[] b, int bFrom, int bStep, float[] out, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            var sum = FloatVector.zero(Lanes.SPECIES);
            for (int row = 0; row < inner; row++) {
                sum = load(a, aFrom + row * aStep + lane).fma(load(b, bFrom + row * bStep + lane), sum);
            }
            sum.intoArray(out, to + lane);
        }
    }

    static void exponentials(float[] x, int from, int rows, float[] reference, int at, float[] sums, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            var down = load(reference, at + lane);
            var sum = load(sums, to + lane);
            for (int place = from + lane; place < from + rows * ROW; place += ROW) {
                var power = VectorExponentials.expOfLess(load(x, place).sub(down));
                power.intoArray(x, place);
                sum = sum.add(power);
            }
            sum.intoArray(sums, to + lane);
        }
    }
}
