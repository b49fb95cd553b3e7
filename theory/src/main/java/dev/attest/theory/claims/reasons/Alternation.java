package dev.attest.theory.claims.reasons;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Sequences that lie now on this side of a threshold, now on that.
final class Alternation {
    static final int FROM = 40;
    private static final int STEPS = 4;

    private Alternation() {}

    /// At [#FROM] and the next three places the sequence lies on alternating sides of the threshold, no nearer
    /// to it than `distance`.
    static boolean isSeen(Function<Integer, BigFraction> sequence, BigFraction threshold, BigFraction distance) {
        var sides = IntStream.range(0, STEPS)
                .mapToObj(step -> sequence.apply(FROM + step).subtract(threshold))
                .toList();
        return sides.stream().allMatch(side -> side.abs().compareTo(distance) >= 0)
                && IntStream.range(1, STEPS)
                        .allMatch(step ->
                                sides.get(step).multiply(sides.get(step - 1)).compareTo(BigFraction.ZERO) < 0);
    }
}
