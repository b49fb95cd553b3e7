package dev.attest.kernels.ceiling;

/// Twelve chains of `x -> x a + b` without vectors.
final class ScalarMultiplyAdds extends Probe {
    private static final int CHAINS = 12;
    private static final int STEPS = 20_000;
    private static final float FACTOR = 0.5f;

    private double result;

    @Override
    long run() {
        result += chains(STEPS, FACTOR, (float) result * Float.MIN_NORMAL + 1);
        return (long) STEPS * CHAINS;
    }

    @Override
    double result() {
        return result;
    }

    private static float chains(int steps, float a, float b) {
        float x0 = 0;
        float x1 = 1;
        float x2 = 2;
        float x3 = 3;
        float x4 = 4;
        float x5 = 5;
        float x6 = 6;
        float x7 = 7;
        float x8 = 8;
        float x9 = 9;
        float x10 = 10;
        float x11 = 11;
        for (int step = 0; step < steps; step++) {
            x0 = Math.fma(x0, a, b);
            x1 = Math.fma(x1, a, b);
            x2 = Math.fma(x2, a, b);
            x3 = Math.fma(x3, a, b);
            x4 = Math.fma(x4, a, b);
            x5 = Math.fma(x5, a, b);
            x6 = Math.fma(x6, a, b);
            x7 = Math.fma(x7, a, b);
            x8 = Math.fma(x8, a, b);
            x9 = Math.fma(x9, a, b);
            x10 = Math.fma(x10, a, b);
            x11 = Math.fma(x11, a, b);
        }
        return x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11;
    }
}
