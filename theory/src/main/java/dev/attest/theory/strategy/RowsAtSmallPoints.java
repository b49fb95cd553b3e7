package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Candidates at points with small entries.
final class RowsAtSmallPoints {
    private static final int POINTS = 1000;
    private static final int EXACT_POINTS = 300;

    private RowsAtSmallPoints() {}

    /// A goal that the row at one point shows.
    static Stream<Strategy.Candidate> showing(Reading reading, Goal goal, String what) {
        return candidates(
                reading,
                (point, exact) -> new Strategy.Candidate(
                        goal,
                        new Certificate.RowAtPoint(point, exact),
                        exact ? Evidence.WITNESSED : Evidence.CERTIFIED,
                        what + " at q = " + Show.vector(point.query()) + ", K = " + Show.matrix(point.keys())
                                + (exact ? exactRow(reading, point) : "")));
    }

    private static String exactRow(Reading reading, Point point) {
        return ExactRows.at(reading.mechanism(), point)
                .map(row -> ": the row is " + Show.vector(row))
                .orElse("");
    }

    /// Exact evaluation first, also at a width whose root is exact, then enclosures.
    static Stream<Strategy.Candidate> candidates(
            Reading reading, BiFunction<Point, Boolean, Strategy.Candidate> candidate) {
        return trials(reading.mechanism()).map(trial -> candidate.apply(trial.point(), trial.exact()));
    }

    /// A point, and how to evaluate there.
    ///
    /// @param exact in rationals; otherwise in enclosures
    record Trial(Point point, boolean exact) {
        Evidence evidence() {
            return exact ? Evidence.WITNESSED : Evidence.CERTIFIED;
        }
    }

    /// The same, and then at many keys in enclosures.
    static Stream<Trial> trialsAlsoLong(Mechanism mechanism) {
        return Stream.concat(
                trials(mechanism), new LongPoints(mechanism).stream().map(point -> new Trial(point, false)));
    }

    static Stream<Trial> trials(Mechanism mechanism) {
        var points = new SmallPoints(mechanism);
        var exact =
                Stream.concat(points.stream(EXACT_POINTS), SmallPoints.ofSquareWidth(mechanism).stream(EXACT_POINTS));
        return Stream.concat(
                exact.map(point -> new Trial(point, true)),
                points.stream(POINTS).map(point -> new Trial(point, false)));
    }
}
