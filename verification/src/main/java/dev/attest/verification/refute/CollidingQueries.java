package dev.attest.verification.refute;

import com.google.auto.service.AutoService;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Goal;
import dev.attest.verification.CollisionHunt;
import dev.attest.verification.RoundedDouble;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Two queries, a quarter or more apart, with one row on fourteen keys in general position: d = 2, and m = 3
/// where the file leaves them open, so that what is asked of keys and parameters is met almost surely.
@AutoService(Refuter.class)
public final class CollidingQueries implements Refuter {
    private static final int KEYS = 14;
    private static final int STARTS = 4;
    private static final int PARTS = 64;
    /// Rows are told apart where moving a query moves them by this many times their rounding.
    private static final double CLEARLY = 0x1p20;

    @Override
    public String property() {
        return "injective";
    }

    @Override
    public int stride() {
        return 100;
    }

    @Override
    public Optional<String> refute(Goal goal, Trial trial) {
        boolean plane = !trial.mechanism().grid() && trial.mechanism().widths().getOrDefault("d", 2) == 2;
        if (!(goal instanceof Goal.Injective) || !plane) {
            return Optional.empty();
        }
        var point = point(trial);
        try {
            if (!tellsApart(trial, point, point.query())) {
                return Optional.empty();
            }
            return new CollisionHunt(trial.mechanism(), point)
                    .find(STARTS, trial.random().nextLong())
                    .filter(other -> tellsApart(
                            trial, point, other.stream().map(BigFraction::new).toList()))
                    .map(other -> "the query " + other + " has the row of " + point);
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    private static Point point(Trial trial) {
        var random = trial.random();
        var widths = new HashMap<>(trial.mechanism().widths());
        widths.putIfAbsent("d", 2);
        widths.putIfAbsent("dv", 1);
        widths.putIfAbsent("m", 3);
        var drawn = new DrawnInputs(trial.mechanism(), random);
        var vectors = IntStream.range(0, KEYS + 2)
                .mapToObj(place -> List.of(
                        new BigFraction(random.nextInt(-PARTS, PARTS + 1), PARTS),
                        new BigFraction(random.nextInt(-PARTS, PARTS + 1), PARTS)))
                .toList();
        var inputs = drawn.at(widths, vectors.subList(0, KEYS));
        return new Point(
                widths,
                vectors.get(KEYS),
                inputs.keys(),
                KEYS - 1,
                vectors.get(KEYS + 1),
                inputs.parameters(),
                inputs.inputs());
    }

    /// Every direction in which the query moves a little moves the row far beyond its rounding: the smaller
    /// singular value of the derivative, from the trace and the determinant of its square.
    private static boolean tellsApart(Trial trial, Point point, List<BigFraction> query) {
        var at = point.withQuery(query);
        var row = Trial.read(trial.mechanism(), Inputs.of(at), evaluator -> evaluator.row());
        if (row.isEmpty()) {
            return false;
        }
        double rounding =
                row.get().stream().mapToDouble(RoundedDouble::error).max().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (var entry : new Gradient<>(new Doubles(), trial.mechanism(), at).ofRow()) {
            xx += entry.get(0) * entry.get(0);
            xy += entry.get(0) * entry.get(1);
            yy += entry.get(1) * entry.get(1);
        }
        double leastSquare = (xx * yy - xy * xy) / (xx + yy);
        return leastSquare > CLEARLY * rounding * CLEARLY * rounding;
    }
}
