package dev.attest.theory.strategy;

import dev.attest.theory.certificate.theorem.FeatureValues;
import dev.attest.theory.certificate.theorem.QueryFeatures;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/// Directions v at which what a row knows of the queries `x + r v` and `x - r v` is equal, in doubles. One
/// entry of v is 1, as many others vary as there are equations, the rest is 0.
final class OppositeDirections {
    private static final Doubles SCALARS = new Doubles();
    private static final double[] STARTS = {0, 0.5, -0.5, 1, -1};
    private static final int STEPS = 30;
    private static final int HALVINGS = 8;
    private static final double FARTHEST = 2;
    private static final double SMALL = 1e-6;
    private static final double ZERO = 1e-13;
    private static final MathContext ROUNDED = new MathContext(5);

    private final Mechanism mechanism;
    private final List<QueryFeatures> blocks;
    private final Inputs<Double> inputs;
    private final double[] centre;
    private final double radius;
    private final List<Integer> units;

    OppositeDirections(Mechanism mechanism, List<QueryFeatures> blocks, Point point, double radius) {
        this.mechanism = mechanism;
        this.blocks = blocks;
        this.inputs = Inputs.of(point).map(SCALARS::of);
        this.radius = radius;
        this.centre =
                point.query().stream().mapToDouble(BigFraction::doubleValue).toArray();
        this.units = blocks.stream()
                .filter(QueryFeatures::ofDirections)
                .map(block -> largest(block.at(evaluator(centre))))
                .toList();
    }

    /// @param free    the entries of v that were varied
    /// @param inverse near the inverse of the derivatives of the equations in these
    record Found(double[] direction, List<Integer> free, List<List<BigFraction>> inverse) {}

    /// For each block of directions, the feature by which the others are divided.
    List<Integer> units() {
        return units;
    }

    /// Of a ball that is small enough for the features by which others are divided.
    Stream<Found> found() {
        int equations = known(centre).values().size();
        int width = centre.length;
        boolean steady = IntStream.range(0, width).allMatch(axis -> keepsSigns(direction(axis)));
        return equations >= width || !steady
                ? Stream.empty()
                : IntStream.range(0, width).boxed().flatMap(axis -> {
                    var free = IntStream.range(0, width)
                            .filter(entry -> entry != axis)
                            .limit(equations)
                            .boxed()
                            .toList();
                    return starts(free, direction(axis)).flatMap(start -> newton(start, free).stream());
                });
    }

    private double[] direction(int axis) {
        var direction = new double[centre.length];
        direction[axis] = 1;
        return direction;
    }

    private static Stream<double[]> starts(List<Integer> free, double[] direction) {
        var starts = Stream.of(direction);
        for (int entry : free) {
            starts = starts.flatMap(start -> Arrays.stream(STARTS).mapToObj(value -> {
                var changed = start.clone();
                changed[entry] = value;
                return changed;
            }));
        }
        return starts;
    }

    /// Damped: a step is halved until the equations come nearer to 0.
    private Optional<Found> newton(double[] start, List<Integer> free) {
        try {
            var direction = start;
            for (int step = 0; step < STEPS; step++) {
                var next = improved(direction, free);
                if (next.isEmpty()) {
                    break;
                }
                direction = next.get();
            }
            return size(equations(direction)) < ZERO && keepsSigns(direction)
                    ? Optional.of(with(direction, free))
                    : Optional.empty();
        } catch (Undefined | Declined | SingularMatrixException e) {
            return Optional.empty();
        }
    }

    /// The features by which others are divided have the same sign at both queries.
    private boolean keepsSigns(double[] direction) {
        var ahead = known(shifted(direction, radius)).divisors();
        var behind = known(shifted(direction, -radius)).divisors();
        return IntStream.range(0, ahead.size()).allMatch(unit -> ahead.get(unit) * behind.get(unit) > 0);
    }

    private Found with(double[] direction, List<Integer> free) {
        if (free.isEmpty()) {
            return new Found(direction, free, List.of());
        }
        var inverse =
                new LUDecomposition(derivatives(direction, free)).getSolver().getInverse();
        return new Found(
                direction,
                free,
                Arrays.stream(inverse.getData())
                        .map(row -> Arrays.stream(row)
                                .mapToObj(OppositeDirections::rounded)
                                .toList())
                        .toList());
    }

    private static BigFraction rounded(double value) {
        var decimal = new BigDecimal(value).round(ROUNDED);
        return decimal.scale() >= 0
                ? new BigFraction(
                        decimal.unscaledValue(),
                        BigDecimal.TEN.pow(decimal.scale()).toBigInteger())
                : new BigFraction(decimal.toBigInteger());
    }

    private Optional<double[]> improved(double[] direction, List<Integer> free) {
        var values = equations(direction);
        if (free.isEmpty() || size(values) < ZERO / 100) {
            return Optional.empty();
        }
        var step = new LUDecomposition(derivatives(direction, free))
                .getSolver()
                .solve(new ArrayRealVector(values))
                .toArray();
        for (double factor = 1; factor > Math.scalb(1, -HALVINGS); factor /= 2) {
            var next = moved(direction, free, step, -factor);
            if (isNear(next) && size(equations(next)) < size(values)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static boolean isNear(double[] direction) {
        return Arrays.stream(direction).allMatch(entry -> Math.abs(entry) <= FARTHEST);
    }

    private static double[] moved(double[] direction, List<Integer> free, double[] step, double factor) {
        var moved = direction.clone();
        for (int i = 0; i < free.size(); i++) {
            moved[free.get(i)] += factor * step[i];
        }
        return moved;
    }

    private RealMatrix derivatives(double[] direction, List<Integer> free) {
        var matrix = new Array2DRowRealMatrix(free.size(), free.size());
        for (int column = 0; column < free.size(); column++) {
            var step = new double[free.size()];
            step[column] = SMALL;
            var ahead = equations(moved(direction, free, step, 1));
            var behind = equations(moved(direction, free, step, -1));
            for (int row = 0; row < free.size(); row++) {
                matrix.setEntry(row, column, (ahead[row] - behind[row]) / (2 * SMALL));
            }
        }
        return matrix;
    }

    private static double size(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private double[] equations(double[] direction) {
        var ahead = known(shifted(direction, radius)).values();
        var behind = known(shifted(direction, -radius)).values();
        return IntStream.range(0, ahead.size())
                .mapToDouble(entry -> ahead.get(entry) - behind.get(entry))
                .toArray();
    }

    private double[] shifted(double[] direction, double step) {
        return IntStream.range(0, centre.length)
                .mapToDouble(entry -> centre[entry] + step * direction[entry])
                .toArray();
    }

    private FeatureValues<Double> known(double[] query) {
        return FeatureValues.of(blocks, units, SCALARS, evaluator(query));
    }

    private Evaluator<Double> evaluator(double[] query) {
        return new Evaluator<>(
                SCALARS,
                mechanism,
                inputs.withQuery(Arrays.stream(query).boxed().toList()));
    }

    private static int largest(List<Double> features) {
        return IntStream.range(0, features.size())
                .boxed()
                .max((left, right) -> Double.compare(Math.abs(features.get(left)), Math.abs(features.get(right))))
                .orElse(0);
    }
}
