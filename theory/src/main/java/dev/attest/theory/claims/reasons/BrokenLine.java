package dev.attest.theory.claims.reasons;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A function on an interval that is linear between nodes and may jump at them: from `left` to `right`, its
/// value. At the last node its value is `left`.
final class BrokenLine {
    private final List<BigFraction> left;
    private final List<BigFraction> right;

    private BrokenLine(List<BigFraction> left, List<BigFraction> right) {
        this.left = left;
        this.right = right;
    }

    static BrokenLine of(Case instance) {
        return new BrokenLine(instance.row("left"), instance.row("right"));
    }

    /// With and without jumps, monotone and not.
    static Case draw(RandomGenerator random, int size) {
        int nodes = 3 + random.nextInt(size + 1);
        var left = Reason.fractions(random, nodes, size + 2);
        if (random.nextBoolean()) {
            left = left.stream().sorted().toList();
        }
        var right = random.nextInt(4) > 0 ? left : Reason.fractions(random, nodes, size + 2);
        return Case.of("")
                .withRow("left", left)
                .withRow("right", right)
                .withNumber("y", Reason.fraction(random, size + 2))
                .withNumber("node", Reason.number(1 + random.nextInt(nodes - 2)));
    }

    boolean isContinuous() {
        return left.equals(right);
    }

    boolean isStrictlyMonotone() {
        var signs = IntStream.range(1, right.size())
                .map(i -> right.get(i).compareTo(right.get(i - 1)))
                .distinct()
                .toArray();
        return signs.length == 1 && signs[0] != 0;
    }

    BigFraction first() {
        return right.getFirst();
    }

    BigFraction last() {
        return left.getLast();
    }

    BigFraction at(int node) {
        return right.get(node);
    }

    boolean takes(BigFraction y) {
        return y.equals(last())
                || IntStream.range(0, right.size() - 1)
                        .anyMatch(i -> y.equals(right.get(i)) || isStrictlyBetween(y, right.get(i), left.get(i + 1)));
    }

    private static boolean isStrictlyBetween(BigFraction y, BigFraction one, BigFraction other) {
        return Integer.signum(y.compareTo(one)) * Integer.signum(y.compareTo(other)) < 0;
    }
}
