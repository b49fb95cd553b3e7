package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Keys K and two queries p and q.
record TwoQueries(Tokens tokens) implements Instance<TwoQueries> {
    List<List<BigFraction>> keys() {
        return tokens.keys();
    }

    List<BigFraction> p() {
        return tokens.query(0);
    }

    List<BigFraction> q() {
        return tokens.query(1);
    }

    TwoQueries withQ(List<BigFraction> other) {
        return new TwoQueries(tokens.withQuery(1, other));
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("K", ExactText.matrixText(keys()));
        data.put("p", ExactText.text(p()));
        data.put("q", ExactText.text(q()));
        return data;
    }

    @Override
    public List<TwoQueries> smaller() {
        return tokens.smaller().stream().map(TwoQueries::new).toList();
    }
}
