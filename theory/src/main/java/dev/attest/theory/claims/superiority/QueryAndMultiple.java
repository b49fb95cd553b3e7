package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Exponential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A mechanism of the catalogue, keys, one query and a factor.
record QueryAndMultiple(Mechanism mechanism, Tokens tokens, BigFraction factor) implements Instance<QueryAndMultiple> {
    /// The row of a multiple of the query, where it is defined.
    Optional<List<Exponential>> row(BigFraction multiple) {
        return Rows.exact(mechanism, tokens.keys(), Entrywise.times(multiple, tokens.query(0)));
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", mechanism.name());
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("q", ExactText.text(tokens.query(0)));
        data.put("s", ExactText.text(factor));
        return data;
    }

    @Override
    public List<QueryAndMultiple> smaller() {
        return tokens.smaller().stream()
                .map(smaller -> new QueryAndMultiple(mechanism, smaller, factor))
                .toList();
    }
}
