package dev.attest.kernels.ceiling;

/// The same without vectors: eight sums, so that none waits for another.
final class ScalarReading extends Reading {
    private static final int SUMS = 8;

    @Override
    float sum(float[] numbers, int from, int to) {
        float x0 = 0;
        float x1 = 0;
        float x2 = 0;
        float x3 = 0;
        float x4 = 0;
        float x5 = 0;
        float x6 = 0;
        float x7 = 0;
        for (int at = from; at < to; at += SUMS) {
            x0 += numbers[at];
            x1 += numbers[at + 1];
            x2 += numbers[at + 2];
            x3 += numbers[at + 3];
            x4 += numbers[at + 4];
            x5 += numbers[at + 5];
            x6 += numbers[at + 6];
            x7 += numbers[at + 7];
        }
        return x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7;
    }
}
