package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Sums, signs and scales of rows: by form first, then at a point.
public final class RowStrategies {
    private static final int POINTS = 1000;
    private static final int EXACT_POINTS = 300;

    private RowStrategies() {}

    public static Stream<Strategy.Candidate> sumIdentity(Reading reading) {
        return Stream.of(new Strategy.Candidate(
                new Goal.RowsSumToOne(),
                new Certificate.Identity(),
                Evidence.PROVED,
                "the weights add up to 1 identically"));
    }

    public static Stream<Strategy.Candidate> otherSum(Reading reading) {
        return atPoints(reading, new Goal.SomeRowSumsOtherwise(), "a row whose sum is not 1");
    }

    public static Stream<Strategy.Candidate> entrySigns(Reading reading) {
        return Stream.of(Optional.<RowForm>empty(), reading.rowForm(), reading.rowForm().flatMap(RowFormSearch::withOffset))
                .distinct()
                .map(form -> new Strategy.Candidate(
                        new Goal.NonNegative(),
                        new Certificate.EntrySigns(form),
                        Evidence.PROVED,
                        "no entry can be negative, by the form of the row"));
    }

    public static Stream<Strategy.Candidate> negativeEntry(Reading reading) {
        return atPoints(reading, new Goal.SomeWeightNegative(), "a negative weight");
    }

    private static Stream<Strategy.Candidate> atPoints(Reading reading, Goal goal, String what) {
        return points(reading, (point, exact) -> new Strategy.Candidate(
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

    public static Stream<Strategy.Candidate> scaleIdentity(Reading reading) {
        return Stream.of(new Strategy.Candidate(
                new Goal.ScaleInvariant(),
                new Certificate.Identity(),
                Evidence.PROVED,
                "a_K(cq) = a_K(q) identically for c > 0"));
    }

    public static Stream<Strategy.Candidate> rowsAtScales(Reading reading) {
        return points(reading, (point, exact) -> new Strategy.Candidate(
                new Goal.ScaleSensitive(),
                new Certificate.RowsAtScales(point, BigFraction.TWO, exact),
                exact ? Evidence.WITNESSED : Evidence.CERTIFIED,
                "the rows of q and 2q differ at q = " + Show.vector(point.query()) + ", K = "
                        + Show.matrix(point.keys())));
    }

    /// Exact evaluation first, also at a width whose root is exact, then enclosures.
    private static Stream<Strategy.Candidate> points(
            Reading reading, BiFunction<Point, Boolean, Strategy.Candidate> candidate) {
        var points = new SmallPoints(reading.mechanism());
        var exact = Stream.concat(
                points.stream(EXACT_POINTS),
                SmallPoints.ofSquareWidth(reading.mechanism()).stream(EXACT_POINTS));
        return Stream.concat(
                exact.map(point -> candidate.apply(point, true)),
                points.stream(POINTS).map(point -> candidate.apply(point, false)));
    }
}
