package dev.attest.theory.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An instance of which a conclusion fails.
///
/// @param data    exact numbers as text, by name
/// @param finding what was found about it
public record Counterexample(SequencedMap<String, String> data, String text, Finding finding) {
    public Counterexample {
        data = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(data));
    }

    static <I extends Instance<I>> Counterexample of(I instance, Finding finding) {
        return new Counterexample(instance.data(), instance.text() + ": " + finding.detail(), finding);
    }
}
