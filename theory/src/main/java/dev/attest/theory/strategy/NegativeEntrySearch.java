package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A row with a negative weight.
public final class NegativeEntrySearch implements Strategy {
    private static final String WHAT = "a negative weight";

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.concat(
                RowsAtSmallPoints.showing(reading, new Goal.SomeWeightNegative(), WHAT),
                new LongPoints(reading.mechanism())
                        .stream()
                                .map(point -> new Candidate(
                                        new Goal.SomeWeightNegative(),
                                        new Certificate.RowAtPoint(point, false),
                                        Evidence.CERTIFIED,
                                        WHAT + " at " + Show.point(point))));
    }
}
