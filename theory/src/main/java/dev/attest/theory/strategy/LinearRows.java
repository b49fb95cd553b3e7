package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.LinearRowTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// Rows that are linear in the query, such as those of a state that the query reads.
public final class LinearRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return LinearRowTheorem.conclude(reading.mechanism()).stream()
                .map(condition -> new Candidate(
                        new Goal.Injective(condition, false),
                        new Certificate.LinearRow(),
                        Evidence.PROVED,
                        "the row is linear in q, and its matrix has rank d when the condition holds"));
    }
}
