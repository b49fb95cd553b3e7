package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.LinearInQuery;
import dev.attest.theory.certificate.theorem.TextLinearity;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.stream.Stream;

/// A row that is linear in the query has one gradient.
public final class LinearText implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(reading.mechanism().weight())
                .filter(TextLinearity::isInQuery)
                .map(weight -> new Candidate(
                        new AnalyticGoal.ConstantGradient(),
                        new LinearInQuery(),
                        Evidence.PROVED,
                        "the row is linear in q up to a constant: its gradient is the same at every q"));
    }
}
