package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.FloatVector;

/// A state decays, takes in a token and is read, in one pass over its rows.
final class VectorDecays {
    private VectorDecays() {}

    static void two(
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
        var v0 = load(value, valueAt);
        var v1 = load(value, valueAt + ONE);
        var s0 = FloatVector.zero(Lanes.SPECIES);
        var s1 = s0;
        int place = at;
        for (int feature = 0; feature < features; feature++) {
            var kept = spread(decay[decayAt + feature * decayStep]);
            var grown = spread(key[keyAt + feature]);
            var n0 = grown.fma(v0, kept.mul(load(state, place)));
            var n1 = grown.fma(v1, kept.mul(load(state, place + ONE)));
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
        var v0 = load(value, valueAt);
        var s0 = FloatVector.zero(Lanes.SPECIES);
        int place = at;
        for (int feature = 0; feature < features; feature++) {
            var kept = spread(decay[decayAt + feature * decayStep]);
            var n0 = spread(key[keyAt + feature]).fma(v0, kept.mul(load(state, place)));
            n0.intoArray(state, place);
            s0 = spread(query[queryAt + feature]).fma(n0, s0);
            place += width;
        }
        s0.intoArray(out, to);
    }
}
