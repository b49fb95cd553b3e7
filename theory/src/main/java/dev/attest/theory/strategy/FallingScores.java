package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// A score through which one factor carries the position, and falls with the lag.
public final class FallingScores implements Strategy {
    private static final int POINTS = 12;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var causal = reading.causally();
        var points = new SmallPoints(causal.mechanism());
        return causal.rowForm().stream()
                .flatMap(
                        form -> points.stream(POINTS)
                                .map(
                                        point -> new Candidate(
                                                new RecurrenceGoal.Local(new Condition.Always(), false),
                                                new RecurrenceEvidence.FallingFactor(form, point),
                                                Evidence.PROVED,
                                                "the score is a factor that falls with i - j, times one that does not know the positions")));
    }
}
