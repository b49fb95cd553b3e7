package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A point where evaluation meets 0 under a fraction bar, or worse.
public final class UndefinedPointSearch implements Strategy {
    private static final int POINTS = 1500;
    private static final int FEW = 300;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var points = new SmallPoints(reading.mechanism());
        var ofSquareWidth = SmallPoints.ofSquareWidth(reading.mechanism());
        return Stream.of(
                        points.stream(POINTS).map(point -> candidate(point, true)),
                        ofSquareWidth.stream(FEW).map(point -> candidate(point, true)),
                        points.stream(FEW).map(point -> candidate(point, false)))
                .flatMap(candidates -> candidates);
    }

    private static Candidate candidate(Point point, boolean exact) {
        return new Candidate(
                new Goal.UndefinedSomewhere(),
                new Certificate.UndefinedPoint(point, exact),
                exact ? Evidence.WITNESSED : Evidence.CERTIFIED,
                "not defined at " + Show.point(point));
    }
}
