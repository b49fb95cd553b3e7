package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// Queries that put all weight on any one of n keys: their rows are those of the identity.
///
/// @param goal what follows
public record SelectedKeys(Goal goal) implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                goal,
                new RecurrenceEvidence.SelectedKeys(),
                Evidence.PROVED,
                "far out, a query puts all weight on any one of n keys on a circle: n rows are those of the identity"));
    }
}
