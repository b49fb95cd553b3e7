package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Keys and a query in the plane whose norms, and those of the cubes of their entries, lie in one field
/// Q(sqrt r), so that rows of features divided by norms are exact.
final class PythagoreanTokens {
    /// (3, 4) has the norm 5, and its cubes 5 sqrt(193).
    private static final List<List<BigFraction>> DIRECTIONS = List.of(
            vector(1, 0), vector(0, 1), vector(3, 4), vector(4, 3), vector(3, -4), vector(-4, 3), vector(-1, 0));

    private PythagoreanTokens() {}

    static Tokens draw(RandomGenerator random, int size) {
        List<List<BigFraction>> keys = IntStream.rangeClosed(0, random.nextInt(size + 1))
                .mapToObj(_ -> multiple(random, size))
                .toList();
        return new Tokens(keys, List.of(multiple(random, size)));
    }

    private static List<BigFraction> multiple(RandomGenerator random, int size) {
        return Entrywise.times(
                new BigFraction(1 + random.nextInt(size)), DIRECTIONS.get(random.nextInt(DIRECTIONS.size())));
    }

    private static List<BigFraction> vector(int x, int y) {
        return List.of(new BigFraction(x), new BigFraction(y));
    }
}
