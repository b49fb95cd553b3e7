package dev.attest.theory.strategy;

import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A row with a negative weight.
public final class NegativeEntrySearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.showing(reading, new Goal.SomeWeightNegative(), "a negative weight");
    }
}
