package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// One channel s of a state before a step of the delta rule, `s' = s + beta (v - s.k) k`.
///
/// @param state s, [d]
/// @param key   k, [d]
/// @param value v, the channel of the value
/// @param step  beta
record DeltaStep(List<BigFraction> state, List<BigFraction> key, BigFraction value, BigFraction step)
        implements Instance<DeltaStep> {
    /// s'.
    List<BigFraction> next() {
        var correction = step.multiply(value.subtract(Entrywise.dot(state, key)));
        return IntStream.range(0, state.size())
                .mapToObj(entry -> state.get(entry).add(correction.multiply(key.get(entry))))
                .toList();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("s", ExactText.matrixText(List.of(state)));
        data.put("k", ExactText.matrixText(List.of(key)));
        data.put("v", ExactText.text(value));
        data.put("beta", ExactText.text(step));
        return data;
    }

    /// The state nearer to 0, then the value.
    @Override
    public List<DeltaStep> smaller() {
        var smaller = new ArrayList<DeltaStep>();
        if (Entrywise.dot(state, state).compareTo(BigFraction.ZERO) > 0) {
            smaller.add(new DeltaStep(Entrywise.times(BigFraction.ZERO, state), key, value, step));
        }
        if (value.compareTo(BigFraction.ONE) > 0) {
            smaller.add(new DeltaStep(state, key, BigFraction.ONE, step));
        }
        return smaller;
    }
}
