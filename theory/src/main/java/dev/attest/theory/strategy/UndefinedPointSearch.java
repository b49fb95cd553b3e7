package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A point where exact evaluation meets 0 under a fraction bar, or worse.
public final class UndefinedPointSearch implements Strategy {
    private static final int POINTS = 1500;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return new SmallPoints(reading.mechanism())
                .stream(POINTS)
                        .map(point -> new Candidate(
                                new Goal.UndefinedSomewhere(),
                                new Certificate.UndefinedPoint(point),
                                Evidence.WITNESSED,
                                "not defined at q = " + Show.vector(point.query()) + ", K = "
                                        + Show.matrix(point.keys())));
    }
}
