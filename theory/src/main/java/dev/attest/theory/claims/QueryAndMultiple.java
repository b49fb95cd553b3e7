package dev.attest.theory.claims;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism, keys, a query q and its multiple s q.
///
/// @param label how a report names the mechanism
/// @param named whether it is one that the claim speaks of
public record QueryAndMultiple(String label, Mechanism mechanism, boolean named, Tokens tokens, BigFraction factor)
        implements Instance<QueryAndMultiple> {
    public List<BigFraction> query() {
        return tokens.query(0);
    }

    /// s q.
    public List<BigFraction> multiple() {
        return Entrywise.times(factor, query());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", label);
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("q", ExactText.text(query()));
        data.put("s", ExactText.text(factor));
        return data;
    }

    @Override
    public List<QueryAndMultiple> smaller() {
        return tokens.smaller().stream()
                .map(smaller -> new QueryAndMultiple(label, mechanism, named, smaller, factor))
                .toList();
    }
}
