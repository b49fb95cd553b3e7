package dev.attest.kernels.strip;

import java.util.Arrays;

/// Loops of one token in plain Java.
final class ScalarStepLoops implements StepLoops {
    private static final int LANES = 8;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int tile() {
        return 2 * LANES;
    }

    @Override
    public void advance(
            int features,
            float[] key,
            int keyAt,
            float[] value,
            int valueAt,
            float[] query,
            int queryAt,
            float[] state,
            int at,
            int width,
            float[] out,
            int to) {
        for (int feature = 0; feature < features; feature++) {
            scaled(key[keyAt + feature], value, valueAt, width, state, at + feature * width);
        }
        Arrays.fill(out, to, to + width, 0);
        weigh(features, query, queryAt, state, at, width, out, to);
    }

    @Override
    public void decayed(
            int features,
            float[] decay,
            int decayAt,
            int decayStep,
            float[] key,
            int keyAt,
            float[] value,
            int valueAt,
            float[] query,
            int queryAt,
            float[] state,
            int at,
            int width,
            float[] out,
            int to) {
        for (int feature = 0; feature < features; feature++) {
            for (int entry = at + feature * width; entry < at + (feature + 1) * width; entry++) {
                state[entry] *= decay[decayAt + feature * decayStep];
            }
        }
        advance(features, key, keyAt, value, valueAt, query, queryAt, state, at, width, out, to);
    }

    @Override
    public void weigh(int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to) {
        for (int row = 0; row < rows; row++) {
            scaled(weights[from + row], values, at + row * width, width, sums, to);
        }
    }

    private static void scaled(float factor, float[] row, int at, int width, float[] sums, int to) {
        for (int entry = 0; entry < width; entry++) {
            sums[to + entry] += factor * row[at + entry];
        }
    }

    @Override
    public float dot(int length, float[] a, int aFrom, float[] b, int bFrom) {
        float sum = 0;
        for (int place = 0; place < length; place++) {
            sum += a[aFrom + place] * b[bFrom + place];
        }
        return sum;
    }
}
