package dev.attest.theory.strategy;

import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// As many features as the score has, and one for a shift.
public final class FeatureCount implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RankEvidence.of(reading)
                .map(evidence -> new Candidate(
                        new Goal.RankAtMost(evidence.bound()),
                        evidence.certificate(),
                        Evidence.PROVED,
                        "the row is a sum of " + evidence.bound() + " products of a number of the query and one of the "
                                + "key"));
    }
}
