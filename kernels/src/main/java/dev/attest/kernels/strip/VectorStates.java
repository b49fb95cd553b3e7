package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;

/// A state takes in a token and is read, in one pass over its rows.
final class VectorStates {
    private VectorStates() {}

    static void four(
            int features,
            float[] key,
            int keyAt,
            float[] value,
            int valueAt,
            float[] query,
            int queryAt,
            float[] state,
            int at,
            float[] out,
            int to) {
        var v0 = load(value, valueAt);
        var v1 = load(value, valueAt + ONE);
        var v2 = load(value, valueAt + 2 * ONE);
        var v3 = load(value, valueAt + 3 * ONE);
        var s0 = FloatVector.zero(Lanes.SPECIES);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        int place = at;
        for (int feature = 0; feature < features; feature++) {
            var grown = spread(key[keyAt + feature]);
            var n0 = grown.fma(v0, load(state, place));
            var n1 = grown.fma(v1, load(state, place + ONE));
            var n2 = grown.fma(v2, load(state, place + 2 * ONE));
            var n3 = grown.fma(v3, load(state, place + 3 * ONE));
            n0.intoArray(state, place);
            n1.intoArray(state, place + ONE);
            n2.intoArray(state, place + 2 * ONE);
            n3.intoArray(state, place + 3 * ONE);
            var asked = spread(query[queryAt + feature]);
            s0 = asked.fma(n0, s0);
            s1 = asked.fma(n1, s1);
            s2 = asked.fma(n2, s2);
            s3 = asked.fma(n3, s3);
            place += 4 * ONE;
        }
        s0.intoArray(out, to);
        s1.intoArray(out, to + ONE);
        s2.intoArray(out, to + 2 * ONE);
        s3.intoArray(out, to + 3 * ONE);
    }

    static void two(
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
        var v0 = load(value, valueAt);
        var v1 = load(value, valueAt + ONE);
        var s0 = FloatVector.zero(Lanes.SPECIES);
        var s1 = s0;
        int place = at;
        for (int feature = 0; feature < features; feature++) {
            var grown = spread(key[keyAt + feature]);
            var n0 = grown.fma(v0, load(state, place));
            var n1 = grown.fma(v1, load(state, place + ONE));
            n0.intoArray(state, place);
            n1.intoArray(state, place + ONE);
            var asked = spread(query[queryAt + feature]);
            s0 = asked.fma(n0, s0);
            s1 = asked.fma(n1, s1);
            place += width;
        }
        s0.intoArray(out, to);
        s1.intoArray(out, to + ONE);
    }

    static void one(
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
        var v0 = load(value, valueAt);
        var s0 = FloatVector.zero(Lanes.SPECIES);
        int place = at;
        for (int feature = 0; feature < features; feature++) {
            var n0 = spread(key[keyAt + feature]).fma(v0, load(state, place));
            n0.intoArray(state, place);
            s0 = spread(query[queryAt + feature]).fma(n0, s0);
            place += width;
        }
        s0.intoArray(out, to);
    }
}
