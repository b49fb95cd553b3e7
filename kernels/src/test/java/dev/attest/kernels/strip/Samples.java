package dev.attest.kernels.strip;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Single precision, sampled by its bits: every exponent, both signs, subnormal numbers, and what is special.
final class Samples {
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        88.72283f,
        88.72284f,
        -87.33654f,
        -87.33655f,
        103.97208f,
        -103.97208f,
        3.1415927f,
        1.5707964f,
        8192f,
        8193f,
        1e10f,
        0.70710677f,
        1.4142135f
    };

    private Samples() {}

    /// So many of each of the special numbers, all bit patterns `stride` apart, and a grid of [-20, 20].
    static float[] all(int stride, int lanes) {
        var bits = IntStream.iterate(Integer.MIN_VALUE, at -> at < Integer.MAX_VALUE - stride, at -> at + stride)
                .toArray();
        int count = SPECIAL.length + bits.length + 40_000;
        var samples = new float[(count + lanes - 1) / lanes * lanes];
        System.arraycopy(SPECIAL, 0, samples, 0, SPECIAL.length);
        fill(samples, SPECIAL.length, bits.length, index -> bits[index]);
        fill(samples, SPECIAL.length + bits.length, 40_000, index -> Float.floatToIntBits((index - 20_000) / 1000f));
        return samples;
    }

    private static void fill(float[] samples, int from, int count, IntUnaryOperator bits) {
        for (int index = 0; index < count; index++) {
            samples[from + index] = Float.intBitsToFloat(bits.applyAsInt(index));
        }
    }
}
