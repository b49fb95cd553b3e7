package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The logarithm and what is made of it: `x = 2^e (1 + f)` with 1 + f between the roots of 1/2 and 2, and the
/// polynomial of FreeBSD's `e_logf.c` in `s = f / (2 + f)`. Each loop goes from `from` to `end`, and writes
/// `shift` further.
final class VectorLogarithms {
    private static final int ROOT_OF_HALF = 0x3f3504f3;
    private static final float LOG_2 = 0.6931381f;
    private static final float LOG_2_REST = 9.058001e-6f;
    private static final float TO_NORMAL = 0x1p23f;

    private VectorLogarithms() {}

    /// For positive normal numbers, divided by 2^`down`.
    private static FloatVector normal(FloatVector x, FloatVector down) {
        var bits = x.reinterpretAsInts();
        var e = bits.sub(ROOT_OF_HALF).lanewise(VectorOperators.ASHR, 23);
        var f = bits.sub(e.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        var exponent = e.add(Float.floatToRawIntBits(VectorExponentials.WHOLE))
                .reinterpretAsFloats()
                .sub(VectorExponentials.WHOLE)
                .sub(down);
        return combine(exponent, f);
    }

    private static FloatVector combine(FloatVector e, FloatVector f) {
        var s = f.div(f.add(2f));
        var z = s.mul(s);
        var p = z.fma(spread(0.24279079f), spread(0.28498787f));
        p = p.fma(z, spread(0.40000972f));
        p = p.fma(z, spread(0.6666666f)).mul(z);
        var half = f.mul(f).mul(0.5f);
        var low = s.fma(half.add(p), e.mul(LOG_2_REST));
        return e.fma(spread(LOG_2), low.sub(half).add(f));
    }

    static FloatVector log(FloatVector x) {
        var tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        var down = spread(0f).blend(23f, tiny);
        var result = normal(x.blend(x.mul(TO_NORMAL), tiny), down);
        return ends(x, result);
    }

    private static FloatVector ends(FloatVector x, FloatVector result) {
        return x.blend(result, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY))
                .blend(Float.NaN, x.compare(VectorOperators.LE, 0f));
    }

    /// log(1 + u) for u in [0, 1]: twice the inverse hyperbolic tangent of `s = u / (2 + u)`, which is `u - s
    /// (u - s^2 p(s^2))` with a polynomial p of degree 3 through the Chebyshev points (relative error 1.7e-8).
    private static FloatVector logOneMore(FloatVector u) {
        var s = u.div(u.add(2f));
        var z = s.mul(s);
        var p = z.fma(spread(0.268515f), spread(0.2823662f));
        p = p.fma(z, spread(0.4000756f));
        p = p.fma(z, spread(0.6666664f));
        return u.sub(s.mul(u.sub(z.mul(p))));
    }

    private static FloatVector softplus(FloatVector x) {
        var tail = VectorExponentials.exp(x.abs().neg());
        return VectorSigns.relu(x).add(logOneMore(tail));
    }

    static void log(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            log(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void softplus(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            softplus(load(x, at)).intoArray(out, at + shift);
        }
    }
}
