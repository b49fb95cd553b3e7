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
    private final boolean causal;

    /// Widths and parameters of the first of the small points.
    Axes(Mechanism mechanism) {
        this.point = new SmallPoints(mechanism).point(1);
        this.causal = mechanism.causal();
    }

    Point point(int[] query, int[]... keys) {
        return new Point(
                point.widths(),
                vector(query),
                Arrays.stream(keys).map(this::vector).toList(),
                causal ? keys.length - 1 : 0,
                point.meanQuery(),
                point.parameters());
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
