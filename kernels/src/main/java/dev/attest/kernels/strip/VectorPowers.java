package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.ROW;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// `x^y = e^(y log x)` for one x and many y: log x is two numbers, so that the product keeps what rounding it
/// loses.
final class VectorPowers {
    private VectorPowers() {}

    static void ofNumber(Operand x, Operand y, float[] out, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            float base = x.data()[x.at(row)];
            double log = base > 0 ? Math.log(base) : Double.NaN;
            float high = (float) log;
            float low = Double.isInfinite(log) ? 0 : (float) (log - high);
            row(high, low, y.data(), y.at(row), out, to + row * ROW);
        }
    }

    private static void row(float high, float low, float[] y, int from, float[] out, int to) {
        for (int lane = 0; lane < ROW; lane += ONE) {
            power(load(y, from + lane), spread(high), spread(low)).intoArray(out, to + lane);
        }
    }

    private static FloatVector power(FloatVector y, FloatVector high, FloatVector low) {
        var product = y.mul(high);
        var rest = y.fma(low, y.fma(high, product.neg()));
        var power = VectorExponentials.exp(product);
        var inside =
                power.compare(VectorOperators.GT, 0f).and(power.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
        return power.blend(power.fma(rest, power), inside);
    }
}
