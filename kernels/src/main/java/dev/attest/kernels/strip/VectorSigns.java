package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Functions of one argument that are exact, or correctly rounded. Each goes from `from` to `end`, and writes
/// `shift` further.
final class VectorSigns {
    private VectorSigns() {}

    static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(VectorOperators.LT, 0f));
    }

    private static FloatVector sign(FloatVector x) {
        return x.blend(1f, x.compare(VectorOperators.GT, 0f)).blend(-1f, x.compare(VectorOperators.LT, 0f));
    }

    private static FloatVector step(FloatVector x) {
        return sign(x).mul(0.5f).add(0.5f);
    }

    static void negate(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            load(x, at).neg().intoArray(out, at + shift);
        }
    }

    static void abs(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            load(x, at).abs().intoArray(out, at + shift);
        }
    }

    static void sqrt(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            load(x, at).sqrt().intoArray(out, at + shift);
        }
    }

    static void relu(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            relu(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void sign(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            sign(load(x, at)).intoArray(out, at + shift);
        }
    }

    static void step(float[] x, int from, int end, float[] out, int shift) {
        for (int at = from; at < end; at += ONE) {
            step(load(x, at)).intoArray(out, at + shift);
        }
    }
}
