package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// An output outside the convex hull of the values, beyond all of them along an axis or a diagonal. Where it
/// lies is looked at in doubles first.
public final class OutsideHullSearch implements Strategy {
    /// Above the rounding of doubles at small points, so that the checker is not asked in vain.
    private static final double CLEARLY = 0x1p-30;

    private static final int MOST_VALUES = 8;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.trialsAlsoLong(reading.mechanism())
                .flatMap(trial -> SimpleValues.of(trial.point())
                        .limit(MOST_VALUES)
                        .flatMap(values -> direction(reading.mechanism(), trial.point(), values)
                                .map(direction -> candidate(trial, values, direction))
                                .stream()));
    }

    private static Candidate candidate(
            RowsAtSmallPoints.Trial trial, List<List<BigFraction>> values, List<BigFraction> direction) {
        return new Candidate(
                new SymmetryGoal.SomeOutputOutsideHull(),
                new SymmetryEvidence.OutputAtPoint(trial.point(), values, direction, trial.exact()),
                trial.evidence(),
                "the output lies further in the direction " + Show.vector(direction) + " than every value at "
                        + Show.point(trial.point()) + ", V = " + Show.matrix(values));
    }

    private static Optional<List<BigFraction>> direction(
            Mechanism mechanism, Point point, List<List<BigFraction>> values) {
        var output = output(mechanism, point, values);
        int width = values.getFirst().size();
        return output.filter(known -> known.size() == width)
                .flatMap(known -> directions(width)
                        .filter(direction -> values.stream().allMatch(value -> isBeyond(known, value, direction)))
                        .findFirst());
    }

    private static Stream<List<BigFraction>> directions(int width) {
        var axes = IntStream.range(0, width)
                .mapToObj(axis -> IntStream.range(0, width)
                        .mapToObj(entry -> new BigFraction(entry == axis ? 1 : 0))
                        .toList());
        var diagonal =
                IntStream.range(0, width).mapToObj(entry -> BigFraction.ONE).toList();
        return Stream.concat(axes, Stream.of(diagonal)).flatMap(direction -> Stream.of(direction, negated(direction)));
    }

    private static List<BigFraction> negated(List<BigFraction> direction) {
        return direction.stream().map(BigFraction::negate).toList();
    }

    private static boolean isBeyond(List<Double> output, List<BigFraction> value, List<BigFraction> direction) {
        double ahead = 0;
        for (int entry = 0; entry < output.size(); entry++) {
            ahead += direction.get(entry).doubleValue()
                    * (output.get(entry) - value.get(entry).doubleValue());
        }
        return ahead > CLEARLY;
    }

    private static Optional<List<Double>> output(Mechanism mechanism, Point point, List<List<BigFraction>> values) {
        var inputs = Inputs.of(point).withValues(values);
        var doubles = new Doubles();
        try {
            return Optional.of(new Evaluator<>(doubles, mechanism, inputs.map(doubles::of)).output());
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }
}
