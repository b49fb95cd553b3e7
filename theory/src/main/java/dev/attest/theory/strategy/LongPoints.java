package dev.attest.theory.strategy;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Points with as many keys as the numbers that a text holds against positions: a window, or a period, shows
/// only beyond them. There are none where the text reads no position or holds no large number.
final class LongPoints {
    private static final int LARGE = 8;
    private static final int SMALL = 2;
    private static final int MOST_KEYS = 10_000;

    private final Mechanism mechanism;

    LongPoints(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// Numbers of keys just beyond the large numbers of the text, and beyond half of them.
    List<Integer> counts() {
        var numbers = new ArrayList<BigFraction>();
        boolean positions = collect(mechanism.weight(), numbers, new LinkedHashSet<>());
        boolean large = numbers.stream().anyMatch(number -> number.doubleValue() >= LARGE);
        int sum = numbers.stream()
                .mapToInt(number -> (int) Math.ceil(number.doubleValue()))
                .sum();
        return positions && large && sum <= MOST_KEYS && !mechanism.grid()
                ? List.of(sum + SMALL, sum / 2 + SMALL)
                : List.of();
    }

    /// Whether a position is read; the constants from 2 on are collected, each once.
    private static boolean collect(Term term, List<BigFraction> numbers, Set<Term> seen) {
        if (!seen.add(term)) {
            return false;
        }
        boolean positions = term instanceof Term.KeyPosition;
        if (term instanceof Term.Constant(var value)
                && value.doubleValue() >= SMALL
                && value.doubleValue() <= MOST_KEYS) {
            numbers.add(value);
        }
        for (var part : TermParts.of(term)) {
            positions |= collect(part, numbers, seen);
        }
        return positions;
    }

    /// Only the first and the last key are not 0, with a query along them, or 0; all keys are one.
    Stream<Point> stream() {
        return counts().stream().flatMap(count -> {
            var axes = new Axes(mechanism);
            return Stream.of(
                    axes.point(new int[] {1}, keys(count, 0)),
                    axes.point(new int[] {0}, keys(count, 0)),
                    axes.point(new int[] {1}, keys(count, count)));
        });
    }

    /// Keys e_1 at the ends and 0 between, or all of them e_1.
    private static int[][] keys(int count, int ones) {
        return IntStream.range(0, count)
                .mapToObj(key -> new int[] {key < ones || key == 0 || key == count - 1 ? 1 : 0})
                .toArray(int[][]::new);
    }
}
