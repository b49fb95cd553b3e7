package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Functions of two arguments that compare. What is not a number on either side stays so. A `number` is one for
/// each row, or one for all.
final class VectorOrder {
    private VectorOrder() {}

    /// A comparison and a blend for the order, and the same for what is not a number: cheaper than
    /// [FloatVector#max(jdk.incubator.vector.Vector)], which also tells the zeros apart.
    static FloatVector greater(FloatVector x, FloatVector y) {
        return y.blend(x, x.compare(VectorOperators.GE, y)).blend(x, x.compare(VectorOperators.NE, x));
    }

    static FloatVector lesser(FloatVector x, FloatVector y) {
        return y.blend(x, x.compare(VectorOperators.LE, y)).blend(x, x.compare(VectorOperators.NE, x));
    }

    /// x where x >= 0, slope x elsewhere; a slope that is not a number is the result in either case.
    private static FloatVector leaky(FloatVector x, FloatVector slope) {
        var leak = x.mul(slope);
        return leak.blend(x, x.compare(VectorOperators.GE, 0f).and(Lanes.numbers(slope)));
    }

    static void min(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                lesser(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void max(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                greater(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void leakyRelu(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                leaky(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void minNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                lesser(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void maxNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                greater(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void leakyReluNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                leaky(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void leakyReluOfNumber(Operand number, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(b.data(), source + lane);
                leaky(y, x).intoArray(out, target + lane);
            }
        }
    }
}
