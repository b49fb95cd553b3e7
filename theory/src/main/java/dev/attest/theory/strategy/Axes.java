package dev.attest.theory.strategy;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Points whose vectors have two entries that count; others are 0.
final class Axes {
    private final Point point;
    private final Mechanism mechanism;

    private static final int MOST_POINTS = 40;

    /// Widths and parameters of the first of the small points at which no parameter has a zero, if there is
    /// one.
    Axes(Mechanism mechanism) {
        var points = new SmallPoints(mechanism);
        this.point =
                points.stream(MOST_POINTS).filter(Axes::hasNoZero).findFirst().orElseGet(() -> points.point(1));
        this.mechanism = mechanism;
    }

    private static boolean hasNoZero(Point point) {
        return point.parameters().values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .noneMatch(BigFraction.ZERO::equals);
    }

    Point point(int[] query, int[]... keys) {
        var rows = Arrays.stream(keys).map(this::vector).toList();
        return new Point(
                point.widths(),
                vector(query),
                rows,
                mechanism.causal() ? keys.length - 1 : 0,
                point.meanQuery(),
                point.parameters(),
                new SmallPoints(mechanism).point(0, rows).inputs());
    }

    List<BigFraction> vector(int[] entries) {
        return IntStream.range(0, point.query().size())
                .mapToObj(entry -> new BigFraction(entry < entries.length ? entries[entry] : 0))
                .toList();
    }

    int width() {
        return point.query().size();
    }
}
