package dev.attest.verification;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Looks for another query with the row of a given one, for d = 2: Gauss-Newton steps on `row(p) - row(q)` in doubles, each
/// shortened until it improves, from many starting points. It finds collisions; that it finds none proves nothing.
public final class CollisionHunt {
    private static final int STEPS = 40;
    private static final int HALVINGS = 20;
    /// Queries nearer to each other are not told apart here.
    private static final double APART = 0.25;
    /// Queries are sought in the square of this half width, where rows are not yet saturated.
    private static final double REACH = 3;

    private final Mechanism mechanism;
    private final Point point;
    private final List<Double> query;
    private final List<RoundedDouble> target;

    /// @throws Undefined if the row has no value at the point
    public CollisionHunt(Mechanism mechanism, Point point) {
        this.mechanism = mechanism;
        this.point = point;
        var bounded = new RoundedDoubles();
        this.query = point.query().stream().map(entry -> bounded.of(entry).value()).toList();
        this.target = row(query);
    }

    /// A query at least a quarter away whose row is the given one to within the rounding of both.
    public Optional<List<Double>> find(int starts, long seed) {
        var random = new SplittableRandom(seed);
        for (int start = 0; start < starts; start++) {
            var from = List.of(random.nextDouble(-REACH, REACH), random.nextDouble(-REACH, REACH));
            var found = descend(from);
            if (found.isPresent() && isCollision(found.get())) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<Double>> descend(List<Double> start) {
        try {
            var at = start;
            for (int step = 0; step < STEPS; step++) {
                var next = improved(at, direction(at));
                if (next.isEmpty()) {
                    return Optional.of(at);
                }
                at = next.get();
            }
            return Optional.of(at);
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    /// The least-squares solution of `J step = -residual`, by the normal equations of two unknowns.
    private double[] direction(List<Double> at) {
        var jacobian = new Gradient<>(new Doubles(), mechanism, point, at).ofRow();
        var residual = residual(at);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xr = 0;
        double yr = 0;
        for (int j = 0; j < residual.length; j++) {
            double x = jacobian.get(j).get(0);
            double y = jacobian.get(j).get(1);
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xr += x * residual[j];
            yr += y * residual[j];
        }
        double determinant = xx * yy - xy * xy;
        return determinant > 0
                ? new double[] {(xy * yr - yy * xr) / determinant, (xy * xr - xx * yr) / determinant}
                : new double[] {-xr, -yr};
    }

    private Optional<List<Double>> improved(List<Double> at, double[] step) {
        double before = size(residual(at));
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            var next = List.of(at.get(0) + length * step[0], at.get(1) + length * step[1]);
            if (isInside(next) && isBetter(next, before)) {
                return Optional.of(next);
            }
            length /= 2;
        }
        return Optional.empty();
    }

    private boolean isBetter(List<Double> next, double before) {
        try {
            return size(residual(next)) < before;
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private static boolean isInside(List<Double> at) {
        return at.stream().allMatch(entry -> Math.abs(entry) <= REACH);
    }

    private double[] residual(List<Double> at) {
        var row = new Evaluator<>(new Doubles(), mechanism, point, at).row();
        var residual = new double[row.size()];
        for (int j = 0; j < residual.length; j++) {
            residual[j] = row.get(j) - target.get(j).value();
        }
        return residual;
    }

    private static double size(double[] residual) {
        double sum = 0;
        for (double entry : residual) {
            sum += entry * entry;
        }
        return sum;
    }

    private boolean isCollision(List<Double> other) {
        double distance = Math.max(Math.abs(other.get(0) - query.get(0)), Math.abs(other.get(1) - query.get(1)));
        if (distance < APART) {
            return false;
        }
        var row = row(other);
        for (int j = 0; j < row.size(); j++) {
            double gap = Math.abs(row.get(j).value() - target.get(j).value());
            if (gap > row.get(j).error() + target.get(j).error()) {
                return false;
            }
        }
        return true;
    }

    private List<RoundedDouble> row(List<Double> at) {
        var exact = at.stream().map(entry -> new RoundedDouble(entry, 0)).toList();
        return new Evaluator<>(new RoundedDoubles(), mechanism, point, exact).row();
    }
}
