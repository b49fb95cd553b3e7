package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A feature map, keys, two queries, and what is added to the sum of the scores before it divides.
record QueriesAndEpsilon(FeaturesAndQueries queries, BigFraction epsilon) implements Instance<QueriesAndEpsilon> {
    Mechanism mechanism() {
        return queries.phi().in(Written.linear("x", epsilon));
    }

    /// Without a divisor.
    Mechanism undivided() {
        return queries.phi().in(Written.undivided("x"));
    }

    /// With the sum of the scores alone for a divisor.
    Mechanism divided() {
        return queries.phi().in(Written.linear("x"));
    }

    QueriesAndEpsilon with(FeaturesAndQueries others) {
        return new QueriesAndEpsilon(others, epsilon);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<>(queries.data());
        data.put("epsilon", ExactText.text(epsilon));
        return data;
    }

    @Override
    public List<QueriesAndEpsilon> smaller() {
        return Stream.concat(
                        queries.smaller().stream().map(this::with),
                        Entrywise.smaller(List.of(List.of(epsilon)))
                                .map(rows -> new QueriesAndEpsilon(
                                        queries, rows.getFirst().getFirst())))
                .toList();
    }
}
