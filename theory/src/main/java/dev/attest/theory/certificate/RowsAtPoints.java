package dev.attest.theory.certificate;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// What the rows of a definition are at points, in rationals or in enclosures: the text is evaluated as it
/// stands.
final class RowsAtPoints {
    /// A state is as large as its widths say, whatever the file has numbers for.
    private static final int LARGEST_WIDTH = 256;

    private final Mechanism mechanism;

    RowsAtPoints(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// A question about the row at a point.
    interface Test {
        boolean holds(Point point, boolean exact);
    }

    boolean isUndefined(Point point, boolean exact) {
        return fits(point) && new OpenInstances(mechanism).hasNoRow(Inputs.of(point), exact);
    }

    boolean sumDiffersFromOne(Point point, boolean exact) {
        return exact ? sumDiffersFromOne(new Rationals(), point) : sumDiffersFromOne(new Enclosures(), point);
    }

    private <N> boolean sumDiffersFromOne(Scalars<N> scalars, Point point) {
        return shows(scalars, point, row -> {
            N sum = scalars.of(BigFraction.MINUS_ONE);
            for (N entry : row) {
                sum = scalars.add(sum, entry);
            }
            return scalars.sign(sum) != 0;
        });
    }

    boolean hasNegativeEntry(Point point, boolean exact) {
        return exact ? hasNegativeEntry(new Rationals(), point) : hasNegativeEntry(new Enclosures(), point);
    }

    private <N> boolean hasNegativeEntry(Scalars<N> scalars, Point point) {
        return shows(scalars, point, row -> row.stream().anyMatch(entry -> isNegative(scalars, entry)));
    }

    private static <N> boolean isNegative(Scalars<N> scalars, N entry) {
        try {
            return scalars.sign(entry) < 0;
        } catch (Declined e) {
            return false;
        }
    }

    boolean differAtScales(Certificate.RowsAtScales evidence) {
        return evidence.exact()
                ? differAtScales(new Rationals(), evidence)
                : differAtScales(new Enclosures(), evidence);
    }

    private <N> boolean differAtScales(Scalars<N> scalars, Certificate.RowsAtScales evidence) {
        if (Exact.signum(evidence.factor()) <= 0) {
            return false;
        }
        var scaled = evidence.point()
                .withQuery(evidence.point().query().stream()
                        .map(entry -> entry.multiply(evidence.factor()))
                        .toList());
        return shows(scalars, evidence.point(), row -> shows(scalars, scaled, other -> differ(scalars, row, other)));
    }

    /// The row in rationals; empty where the point does not fit, or it has no value in them.
    Optional<List<BigFraction>> exactRow(Point point) {
        if (!fits(point)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Evaluator<>(new Rationals(), mechanism, point).row());
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    /// The row of another definition at the same point is another one.
    boolean differFrom(Mechanism other, Point point, boolean exact) {
        return exact ? differFrom(new Rationals(), other, point) : differFrom(new Enclosures(), other, point);
    }

    private <N> boolean differFrom(Scalars<N> scalars, Mechanism other, Point point) {
        return shows(
                scalars,
                point,
                row -> new RowsAtPoints(other).shows(scalars, point, second -> differ(scalars, row, second)));
    }

    private static <N> boolean differ(Scalars<N> scalars, List<N> row, List<N> other) {
        for (int j = 0; j < row.size(); j++) {
            try {
                if (scalars.sign(scalars.subtract(row.get(j), other.get(j))) != 0) {
                    return true;
                }
            } catch (Declined e) {
                continue;
            }
        }
        return false;
    }

    /// Two different queries with one row, exactly.
    boolean collide(Certificate.Collision collision) {
        var point = collision.point();
        if (point.query().equals(collision.other())) {
            return false;
        }
        var rationals = new Rationals();
        return shows(
                rationals,
                point,
                row -> shows(rationals, point.withQuery(collision.other()), other -> !differ(rationals, row, other)));
    }

    private <N> boolean shows(Scalars<N> scalars, Point point, Function<List<N>, Boolean> test) {
        if (!fits(point)) {
            return false;
        }
        try {
            return test.apply(new Evaluator<>(scalars, mechanism, point).row());
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    /// The point has the widths, keys, position and parameters that the definition speaks of.
    boolean fits(Point point) {
        Integer width = point.widths().get("d");
        if (width == null) {
            return false;
        }
        int count = point.keys().size();
        boolean sized = point.query().size() == width
                && point.keys().stream().allMatch(key -> key.size() == width)
                && point.position() >= 0
                && point.position() < count
                && (!mechanism.causal() || point.position() == count - 1);
        boolean widths = mechanism.widths().entrySet().stream()
                .allMatch(fixed -> fixed.getValue().equals(point.widths().get(fixed.getKey())));
        boolean mean = point.meanQuery().isEmpty()
                || point.meanQuery().size() == point.query().size();
        boolean allowed = width >= 2 || mechanism.widths().containsKey("d");
        boolean known = point.widths().keySet().stream().allMatch(Atom.WIDTHS::contains)
                && point.widths().values().stream().allMatch(value -> value >= 1 && value <= LARGEST_WIDTH);
        return sized
                && known
                && (!mechanism.grid() || isSquare(count))
                && hasWidths(point)
                && widths
                && mean
                && allowed
                && mechanism.parameters().stream().allMatch(parameter -> new ParameterAtPoint(parameter, point).fits())
                && mechanism.inputs().stream().allMatch(input -> new InputAtPoint(input, point).fits());
    }

    private static boolean isSquare(int count) {
        int side = (int) Math.round(Math.sqrt(count));
        return side * side == count;
    }

    /// A value for each width that an input or a state names.
    private boolean hasWidths(Point point) {
        return Stream.concat(
                        mechanism.inputs().stream().map(Input::shape),
                        mechanism.states().stream().map(State::shape))
                .flatMap(shape -> shape.names().stream())
                .allMatch(name -> name.equals("dv") || point.widths().containsKey(name));
    }
}
