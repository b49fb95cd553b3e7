package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A candidate for the first-order term of softmax, keys K and a query q.
record Expansion(Candidate candidate, Tokens tokens) implements Instance<Expansion> {
    /// A mechanism, and whether it departs from InLine and where.
    record Candidate(String text, Mechanism mechanism, Departure departure) {}

    /// Where a candidate departs from InLine.
    enum Departure {
        NONE,
        FEATURES,
        CENTRING,
        SCALE
    }

    Mechanism mechanism() {
        return candidate.mechanism();
    }

    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    List<BigFraction> query() {
        return tokens.query(0);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", candidate.text());
        data.put("K", ExactText.matrixText(keys()));
        data.put("q", ExactText.text(query()));
        return data;
    }

    @Override
    public List<Expansion> smaller() {
        return tokens.smaller().stream()
                .map(smaller -> new Expansion(candidate, smaller))
                .toList();
    }
}
