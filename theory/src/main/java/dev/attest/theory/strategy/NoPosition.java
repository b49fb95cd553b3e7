package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// No position enters the row.
public final class NoPosition implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                new RecurrenceGoal.NotLocal(),
                new RecurrenceEvidence.NoPositions(),
                Evidence.PROVED,
                "the position of a key does not enter the row: its weight is the same at every lag"));
    }
}
