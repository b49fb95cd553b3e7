package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism, keys, a query q and its multiple s q.
///
/// @param text  how a report names the mechanism
/// @param named whether it is one that the claim speaks of
record StretchedQuery(String text, Mechanism mechanism, boolean named, Tokens tokens, BigFraction factor)
        implements Instance<StretchedQuery> {
    List<BigFraction> query() {
        return tokens.query(0);
    }

    List<BigFraction> stretched() {
        return Entrywise.times(factor, query());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", text);
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("q", ExactText.text(query()));
        data.put("s", ExactText.text(factor));
        return data;
    }

    @Override
    public List<StretchedQuery> smaller() {
        return tokens.smaller().stream()
                .map(smaller -> new StretchedQuery(text, mechanism, named, smaller, factor))
                .toList();
    }
}
