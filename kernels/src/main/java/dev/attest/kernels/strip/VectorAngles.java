package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Sine and cosine: `x = k pi/2 + r` with pi/2 as three numbers, then the polynomials of Cephes' `sinf.c` for
/// |r| up to pi/4. A vector with a magnitude beyond 2^13 is left to [Math], since three numbers do not carry
/// that far. Each loop goes from `from` to `end`, and writes `shift` further.
final class VectorAngles {
    private static final float REACH = 0x1p13f;
    private static final float PER_QUARTER = 0.63661975f;
    private static final float QUARTER = 1.5707964f;
    private static final float QUARTER_REST = -4.371139e-8f;
    private static final float QUARTER_LAST = -1.7151245e-15f;

    private VectorAngles() {}

    static void sin(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            var angle = load(x, at);
            if (angle.abs().compare(VectorOperators.GT, REACH).anyTrue()) {
                oneByOne(x, at, out, shift, false);
            } else {
                turned(angle, 0).intoArray(out, at + shift);
            }
        }
    }

    static void cos(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            var angle = load(x, at);
            if (angle.abs().compare(VectorOperators.GT, REACH).anyTrue()) {
                oneByOne(x, at, out, shift, true);
            } else {
                turned(angle, 1).intoArray(out, at + shift);
            }
        }
    }

    private static void oneByOne(float[] x, int from, float[] out, int shift, boolean cosine) {
        for (int at = from; at < from + ONE; at++) {
            out[at + shift] = (float) (cosine ? Math.cos(x[at]) : Math.sin(x[at]));
        }
    }

    /// The sine of x plus so many quarter turns.
    private static FloatVector turned(FloatVector x, int quarters) {
        var whole = x.fma(spread(PER_QUARTER), spread(VectorExponentials.WHOLE));
        var k = whole.sub(VectorExponentials.WHOLE);
        var r = k.fma(spread(-QUARTER), x);
        r = k.fma(spread(-QUARTER_REST), r);
        r = k.fma(spread(-QUARTER_LAST), r);
        return choose(r, whole.reinterpretAsInts().add(quarters));
    }

    private static FloatVector choose(FloatVector r, IntVector turn) {
        var z = r.mul(r);
        var odd = turn.and(1).compare(VectorOperators.NE, 0).cast(Lanes.SPECIES);
        var result = sine(r, z).blend(cosine(z), odd);
        var sign = turn.and(2).lanewise(VectorOperators.LSHL, 30);
        return result.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector sine(FloatVector r, FloatVector z) {
        var p = z.fma(spread(-1.9515296e-4f), spread(8.332161e-3f));
        p = p.fma(z, spread(-0.16666655f));
        return p.fma(z.mul(r), r);
    }

    private static FloatVector cosine(FloatVector z) {
        var p = z.fma(spread(2.4433157e-5f), spread(-1.3887316e-3f));
        p = p.fma(z, spread(0.041666646f));
        return p.fma(z.mul(z), z.fma(spread(-0.5f), spread(1f)));
    }
}
