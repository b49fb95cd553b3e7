package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;

/// Loops of one token in the Vector API: a tile of up to four vectors of entries stays in registers while the
/// rows of a state, or values, go by.
final class VectorStepLoops implements StepLoops {
    @Override
    public int lanes() {
        return ONE;
    }

    @Override
    public int tile() {
        return VectorLoops.VECTORS * ONE;
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
        if (width == 4 * ONE) {
            VectorStates.four(features, key, keyAt, value, valueAt, query, queryAt, state, at, out, to);
            return;
        }
        int entry = 0;
        for (; entry + 2 * ONE <= width; entry += 2 * ONE) {
            VectorStates.two(
                    features,
                    key,
                    keyAt,
                    value,
                    valueAt + entry,
                    query,
                    queryAt,
                    state,
                    at + entry,
                    width,
                    out,
                    to + entry);
        }
        if (entry < width) {
            VectorStates.one(
                    features,
                    key,
                    keyAt,
                    value,
                    valueAt + entry,
                    query,
                    queryAt,
                    state,
                    at + entry,
                    width,
                    out,
                    to + entry);
        }
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
        int entry = 0;
        for (; entry + 2 * ONE <= width; entry += 2 * ONE) {
            VectorDecays.two(
                    features,
                    decay,
                    decayAt,
                    decayStep,
                    key,
                    keyAt,
                    value,
                    valueAt + entry,
                    query,
                    queryAt,
                    state,
                    at + entry,
                    width,
                    out,
                    to + entry);
        }
        if (entry < width) {
            VectorDecays.one(
                    features,
                    decay,
                    decayAt,
                    decayStep,
                    key,
                    keyAt,
                    value,
                    valueAt + entry,
                    query,
                    queryAt,
                    state,
                    at + entry,
                    width,
                    out,
                    to + entry);
        }
    }

    @Override
    public void weigh(int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to) {
        int entry = 0;
        for (; entry + 4 * ONE <= width; entry += 4 * ONE) {
            four(rows, weights, from, values, at + entry, width, sums, to + entry);
        }
        if (entry + 2 * ONE <= width) {
            two(rows, weights, from, values, at + entry, width, sums, to + entry);
            entry += 2 * ONE;
        }
        if (entry < width) {
            one(rows, weights, from, values, at + entry, width, sums, to + entry);
        }
    }

    private static void four(
            int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to) {
        var s0 = load(sums, to);
        var s1 = load(sums, to + ONE);
        var s2 = load(sums, to + 2 * ONE);
        var s3 = load(sums, to + 3 * ONE);
        int place = at;
        for (int row = 0; row < rows; row++) {
            var weight = spread(weights[from + row]);
            s0 = weight.fma(load(values, place), s0);
            s1 = weight.fma(load(values, place + ONE), s1);
            s2 = weight.fma(load(values, place + 2 * ONE), s2);
            s3 = weight.fma(load(values, place + 3 * ONE), s3);
            place += width;
        }
        s0.intoArray(sums, to);
        s1.intoArray(sums, to + ONE);
        s2.intoArray(sums, to + 2 * ONE);
        s3.intoArray(sums, to + 3 * ONE);
    }

    /// Even and odd rows apart, so that one sum does not wait for the other.
    private static void two(
            int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to) {
        var s0 = load(sums, to);
        var s1 = load(sums, to + ONE);
        var t0 = FloatVector.zero(Lanes.SPECIES);
        var t1 = FloatVector.zero(Lanes.SPECIES);
        int place = at;
        int row = 0;
        for (; row + 2 <= rows; row += 2) {
            var even = spread(weights[from + row]);
            s0 = even.fma(load(values, place), s0);
            s1 = even.fma(load(values, place + ONE), s1);
            var odd = spread(weights[from + row + 1]);
            t0 = odd.fma(load(values, place + width), t0);
            t1 = odd.fma(load(values, place + width + ONE), t1);
            place += 2 * width;
        }
        if (row < rows) {
            var last = spread(weights[from + row]);
            s0 = last.fma(load(values, place), s0);
            s1 = last.fma(load(values, place + ONE), s1);
        }
        s0.add(t0).intoArray(sums, to);
        s1.add(t1).intoArray(sums, to + ONE);
    }

    private static void one(
            int rows, float[] weights, int from, float[] values, int at, int width, float[] sums, int to) {
        var s0 = load(sums, to);
        var s1 = FloatVector.zero(Lanes.SPECIES);
        var s2 = FloatVector.zero(Lanes.SPECIES);
        var s3 = FloatVector.zero(Lanes.SPECIES);
        int place = at;
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            s0 = spread(weights[from + row]).fma(load(values, place), s0);
            s1 = spread(weights[from + row + 1]).fma(load(values, place + width), s1);
            s2 = spread(weights[from + row + 2]).fma(load(values, place + 2 * width), s2);
            s3 = spread(weights[from + row + 3]).fma(load(values, place + 3 * width), s3);
            place += 4 * width;
        }
        for (; row < rows; row++) {
            s0 = spread(weights[from + row]).fma(load(values, place), s0);
            place += width;
        }
        s0.add(s1).add(s2.add(s3)).intoArray(sums, to);
    }

    /// Four sums by turns, added in one order: adding the lanes of a vector has none that stays when code is
    /// compiled.
    @Override
    public float dot(int length, float[] a, int aFrom, float[] b, int bFrom) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int place = 0;
        for (; place + 4 <= length; place += 4) {
            s0 += a[aFrom + place] * b[bFrom + place];
            s1 += a[aFrom + place + 1] * b[bFrom + place + 1];
            s2 += a[aFrom + place + 2] * b[bFrom + place + 2];
            s3 += a[aFrom + place + 3] * b[bFrom + place + 3];
        }
        for (; place < length; place++) {
            s0 += a[aFrom + place] * b[bFrom + place];
        }
        return s0 + s1 + (s2 + s3);
    }
}
