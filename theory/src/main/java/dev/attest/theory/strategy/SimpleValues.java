package dev.attest.theory.strategy;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Values at which an output tells that it is no convex mixture of them, each [n][dv].
final class SimpleValues {
    private static final int DEFAULT_WIDTH = 1;

    private SimpleValues() {}

    /// All the same (a row that does not add up to 1), in a row (an order), on the axes.
    static Stream<List<List<BigFraction>>> few(Point point) {
        int width = width(point);
        return Stream.of(
                rows(point, (key, entry) -> 2 + entry),
                rows(point, (key, entry) -> 1 + key),
                rows(point, (key, entry) -> key % width == entry ? 1 : 0));
    }

    /// Also negative ones, and 1 at one key and 0 at the others (a negative weight).
    static Stream<List<List<BigFraction>>> of(Point point) {
        var single = IntStream.range(0, point.keys().size())
                .mapToObj(place -> rows(point, (key, entry) -> key == place ? 1 : 0));
        var negative = Stream.of(rows(point, (key, entry) -> -2 - entry));
        return Stream.concat(Stream.concat(few(point), negative), single);
    }

    private static int width(Point point) {
        return point.widths().getOrDefault("dv", DEFAULT_WIDTH);
    }

    private static List<List<BigFraction>> rows(Point point, IntBinaryOperator entry) {
        return IntStream.range(0, point.keys().size())
                .mapToObj(key -> IntStream.range(0, width(point))
                        .mapToObj(place -> new BigFraction(entry.applyAsInt(key, place)))
                        .toList())
                .toList();
    }
}
