package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.FeatureMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A feature map phi, keys K and two queries p and q.
record FeaturesAndQueries(FeatureMap phi, TwoQueries queries) implements Instance<FeaturesAndQueries> {
    List<List<BigFraction>> keys() {
        return queries.keys();
    }

    List<BigFraction> p() {
        return queries.p();
    }

    List<BigFraction> q() {
        return queries.q();
    }

    FeaturesAndQueries withQ(List<BigFraction> other) {
        return new FeaturesAndQueries(phi, queries.withQ(other));
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("phi(x)", phi.text());
        data.putAll(queries.data());
        return data;
    }

    @Override
    public List<FeaturesAndQueries> smaller() {
        return queries.smaller().stream()
                .flatMap(smaller -> phi.at(smaller.tokens().width()).stream()
                        .map(narrower -> new FeaturesAndQueries(narrower, smaller)))
                .toList();
    }
}
