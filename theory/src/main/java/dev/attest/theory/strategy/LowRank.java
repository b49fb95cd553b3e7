package dev.attest.theory.strategy;

import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.NeverFullRank;
import java.util.stream.Stream;

/// Without a mask, a bound on the rank is less than n once there are enough keys.
public final class LowRank implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.mechanism().causal()
                ? Stream.empty()
                : RankEvidence.of(reading)
                        .map(evidence -> new Candidate(
                                new NeverFullRank(evidence.bound()),
                                evidence.certificate(),
                                Evidence.PROVED,
                                "the rank is at most " + evidence.bound() + ", whatever n is"));
    }
}
