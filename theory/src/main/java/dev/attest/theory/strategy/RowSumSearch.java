package dev.attest.theory.strategy;

import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A row whose weights do not add up to 1.
public final class RowSumSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.showing(reading, new Goal.SomeRowSumsOtherwise(), "a row whose sum is not 1");
    }
}
