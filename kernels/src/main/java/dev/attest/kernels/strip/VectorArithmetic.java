package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The four operations of arithmetic. A `number` is one for each row, or one for all.
final class VectorArithmetic {
    private VectorArithmetic() {}

    /// Not a number where the divisor is 0.
    private static FloatVector quotient(FloatVector x, FloatVector y) {
        return x.div(y).blend(Float.NaN, y.compare(VectorOperators.EQ, 0f));
    }

    static void add(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                x.add(y).intoArray(out, target + lane);
            }
        }
    }

    static void subtract(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                x.sub(y).intoArray(out, target + lane);
            }
        }
    }

    static void multiply(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                x.mul(y).intoArray(out, target + lane);
            }
        }
    }

    static void divide(Operand a, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), left + lane);
                var y = load(b.data(), right + lane);
                quotient(x, y).intoArray(out, target + lane);
            }
        }
    }

    static void addNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                x.add(y).intoArray(out, target + lane);
            }
        }
    }

    static void subtractNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                x.sub(y).intoArray(out, target + lane);
            }
        }
    }

    static void subtractFromNumber(Operand number, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(b.data(), source + lane);
                y.sub(x).intoArray(out, target + lane);
            }
        }
    }

    static void multiplyNumber(Operand a, Operand number, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                x.mul(y).intoArray(out, target + lane);
            }
        }
    }

    /// By multiplication where that rounds no other way.
    static void divideByNumber(Operand a, Operand number, float[] out, int to, int rows) {
        if (number.step() == 0 && isPowerOfTwo(number.data()[number.at(0)])) {
            scale(a, 1 / number.data()[number.at(0)], out, to, rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(a.data(), source + lane);
                quotient(x, y).intoArray(out, target + lane);
            }
        }
    }

    /// Whether the number and its reciprocal are normal powers of two.
    private static boolean isPowerOfTwo(float y) {
        int exponent = Math.getExponent(y);
        return Math.abs(exponent) <= Float.MAX_EXPONENT - 1 && Math.abs(y) == Math.scalb(1f, exponent);
    }

    private static void scale(Operand a, float factor, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            int source = a.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                load(a.data(), source + lane).mul(factor).intoArray(out, target + lane);
            }
        }
    }

    static void divideNumber(Operand number, Operand b, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            var y = spread(number.data()[number.at(row)]);
            int source = b.at(row);
            int target = to + row * ROW;
            for (int lane = 0; lane < ROW; lane += ONE) {
                var x = load(b.data(), source + lane);
                quotient(y, x).intoArray(out, target + lane);
            }
        }
    }
}
