package dev.attest.theory.strategy;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Values that tell an output from a convex mixture: all 1 (a row that does not add up to 1), 1 at one key and
/// 0 at the others (a negative weight), 1, 2, 3 and so on (an order).
final class SimpleValues {
    private static final int DEFAULT_WIDTH = 1;

    private SimpleValues() {}

    /// Each [n][dv].
    static Stream<List<List<BigFraction>>> of(Point point) {
        var single = IntStream.range(0, point.keys().size()).mapToObj(place -> rows(point, key -> key == place ? 1 : 0));
        return Stream.concat(Stream.of(rows(point, key -> 1), rows(point, key -> 1 + key)), single);
    }

    private static List<List<BigFraction>> rows(Point point, IntUnaryOperator entry) {
        int width = point.widths().getOrDefault("dv", DEFAULT_WIDTH);
        return IntStream.range(0, point.keys().size())
                .map(entry)
                .mapToObj(value -> IntStream.range(0, width)
                        .mapToObj(place -> new BigFraction(value))
                        .toList())
                .toList();
    }
}
