package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The exponential and the functions made of it. `x = k log 2 + r` with k whole and |r| <= (log 2) / 2, log 2
/// being two numbers; then `e^r = 1 + r + r^2 p(r)` with a polynomial p of degree 4 through the Chebyshev
/// points (relative error 1.1e-8, of `e^r - 1` 2.6e-8). Each loop goes from `from` to `end`, and writes `shift`
/// further.
final class VectorExponentials {
    private static final float PER_LOG_2 = 1.442695f;
    private static final float LOG_2 = 0.6931472f;
    private static final float LOG_2_REST = -1.9046542e-9f;

    /// Added to a number of magnitude below 2^22 it leaves the nearest whole number in the last bits.
    static final float WHOLE = 12582912f;

    /// Added to an exponent where a number of single precision keeps it.
    private static final int BIAS = 127;

    /// The least argument whose exponential is at least 2^-126; below it the exponential is 0.
    private static final float LEAST = -87.33654f;

    /// The greatest argument whose exponential is finite.
    private static final float GREATEST = 88.72283f;

    private VectorExponentials() {}

    /// k + WHOLE.
    private static FloatVector whole(FloatVector x) {
        return x.fma(spread(PER_LOG_2), spread(WHOLE));
    }

    private static FloatVector remainder(FloatVector x, FloatVector whole) {
        var k = whole.sub(WHOLE);
        return k.fma(spread(-LOG_2_REST), k.fma(spread(-LOG_2), x));
    }

    /// e^r - 1.
    private static FloatVector small(FloatVector r) {
        var p = r.fma(spread(0.0013926213f), spread(0.008363203f));
        p = p.fma(r, spread(0.041666556f));
        p = p.fma(r, spread(0.16666576f));
        p = p.fma(r, spread(0.5f));
        return p.fma(r.mul(r), r);
    }

    static FloatVector exp(FloatVector x) {
        var whole = whole(x);
        var r = small(remainder(x, whole)).add(1f);
        var exponent = whole.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        var result = r.reinterpretAsInts().add(exponent).reinterpretAsFloats();
        return beyond(x, result);
    }

    /// e^x for x up to 80: `2^k + 2^k (e^r - 1)`, where 2^k is made of the bits of k. What is not a number
    /// stays so.
    static FloatVector expOfLess(FloatVector x) {
        var biased = x.fma(spread(PER_LOG_2), spread(WHOLE + BIAS));
        var k = biased.sub(WHOLE + BIAS);
        var r = k.fma(spread(-LOG_2_REST), k.fma(spread(-LOG_2), x));
        var scale =
                biased.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        return small(r).fma(scale, scale).blend(0f, x.compare(VectorOperators.LT, LEAST));
    }

    /// Infinite above the greatest argument and not a number where x is none, since x times infinity is; 0
    /// below the least argument.
    private static FloatVector beyond(FloatVector x, FloatVector result) {
        return x.mul(Float.POSITIVE_INFINITY)
                .blend(result, x.compare(VectorOperators.LE, GREATEST))
                .blend(0f, x.compare(VectorOperators.LT, LEAST));
    }

    /// e^x - 1 for x <= 0.
    private static FloatVector expLessOne(FloatVector x) {
        var limited = x.blend(LEAST, x.compare(VectorOperators.LT, LEAST));
        var whole = whole(limited);
        var r = small(remainder(limited, whole));
        var scale = whole.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(0x3f800000)
                .reinterpretAsFloats();
        return r.fma(scale, scale.sub(1f));
    }

    private static FloatVector elu(FloatVector x) {
        var positive = x.compare(VectorOperators.GE, 0f);
        return expLessOne(x.blend(0f, positive)).blend(x, positive);
    }

    private static FloatVector eluAndOne(FloatVector x) {
        return exp(x).blend(x.add(1f), x.compare(VectorOperators.GE, 0f));
    }

    private static FloatVector sigmoid(FloatVector x) {
        var tail = exp(x.abs().neg());
        return spread(1f).blend(tail, x.compare(VectorOperators.LT, 0f)).div(tail.add(1f));
    }

    /// `-(e^-2|x| - 1) / (2 + (e^-2|x| - 1))` with the sign of x.
    private static FloatVector tanh(FloatVector x) {
        var less = expLessOne(x.abs().mul(-2f));
        var size = less.neg().div(less.add(2f));
        return size.blend(size.neg(), x.compare(VectorOperators.LT, 0f));
    }

    static void exp(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            exp(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void elu(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            elu(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void eluAndOne(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            eluAndOne(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void sigmoid(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            sigmoid(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void tanh(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            tanh(load(x, at)).intoArray(out, at + shift);
        }
    }
}
