package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A vector (the entries of the keys, of width 1), a number, and which of two ways it is to be taken.
///
/// @param first the way that the statement speaks of
record Vectors(Tokens tokens, BigFraction number, boolean first) implements Instance<Vectors> {
    List<BigFraction> entries() {
        return tokens.keys().stream().map(List::getFirst).toList();
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("vector", ExactText.text(entries()));
        data.put("number", ExactText.text(number));
        data.put("as stated", Boolean.toString(first));
        return data;
    }

    @Override
    public List<Vectors> smaller() {
        return Stream.concat(
                        tokens.smaller().stream().map(smaller -> new Vectors(smaller, number, first)),
                        Fractions.simpler(number).stream().map(simpler -> new Vectors(tokens, simpler, first)))
                .toList();
    }
}
