package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.theorem.GrowingStateTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// Blocks of causal rows whose rank grows.
public final class GrowingBlocks implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.causally().rowForm().stream()
                .filter(GrowingStateTheorem::applies)
                .map(form -> new Candidate(
                        new RecurrenceGoal.GrowingState(),
                        new RecurrenceEvidence.GrowingScores(form),
                        Evidence.PROVED,
                        "along a line the scores are exp(c x y): later rows on t earlier keys have rank t"));
    }
}
