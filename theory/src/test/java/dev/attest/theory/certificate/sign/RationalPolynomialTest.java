package dev.attest.theory.certificate.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.claim.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Roots counted by Sturm's theorem against roots that are known.
class RationalPolynomialTest {
    private static final int PRODUCTS = 200;

    private static RationalPolynomial polynomial(long... coefficients) {
        return new RationalPolynomial(
                Arrays.stream(coefficients).mapToObj(BigFraction::new).toArray(BigFraction[]::new));
    }

    private static RationalPolynomial parse(String coefficients) {
        return polynomial(Arrays.stream(coefficients.split(" "))
                .mapToLong(Long::parseLong)
                .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "1 0 1, 0, 0", // 1 + x^2
        "-1 0 1, 2, 1", // x^2 - 1
        "0 0 1, 1, 0", // x^2
        "0 -1 0 1, 3, 1", // x^3 - x
        "1 -2 1, 1, 1", // (x - 1)^2
        "-2 0 0 1, 1, 1", // x^3 - 2
        "5, 0, 0",
        "1 1 1 1 1, 0, 0",
        "4 0 -5 0 1, 4, 2" // (x^2 - 1)(x^2 - 4)
    })
    void distinctRootsAreCounted(String coefficients, int all, int positive) {
        assertEquals(all, parse(coefficients).roots(false));
        assertEquals(positive, parse(coefficients).roots(true));
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 1, 0", // x^2
        "0 0 0 1, 1", // x^3
        "0 0 -1 1, 1", // x^2 (x - 1)
        "1 -2 1, 0", // (x - 1)^2
        "-1 3 -3 1, 1", // (x - 1)^3
        "0 0 0 0 -1 1, 1", // x^4 (x - 1)
        "-1 1, 1"
    })
    void theOddPartKeepsTheRootsWhereTheSignChanges(String coefficients, int roots) {
        assertEquals(roots, parse(coefficients).oddPart().roots(false));
        assertEquals(roots, parse(coefficients).oddPart().degree());
    }

    @ParameterizedTest
    @CsvSource({"7, 3, 7", "7 2, 0, 7", "7 2, 3, 13", "-1 0 1, -2, 3", "-1 0 1, 1, 0"})
    void aValueIsThatOfTheSumOfPowers(String coefficients, int x, int value) {
        assertEquals(new BigFraction(value), parse(coefficients).at(new BigFraction(x)));
    }

    /// Products of (x - r)^e and of (x^2 + s), s > 0.
    @Test
    void productsOfKnownFactorsHaveTheRootsOfTheirFactors() {
        var random = new SplittableRandom(Seeds.derive(0, "products of known factors"));
        for (int product = 0; product < PRODUCTS; product++) {
            var exponents = new TreeMap<Integer, Integer>();
            var coefficients = new long[] {1 + random.nextInt(3)};
            for (int factor = random.nextInt(5); factor > 0; factor--) {
                int root = random.nextInt(7) - 3;
                exponents.merge(root, 1, Integer::sum);
                coefficients = times(coefficients, -root, 1);
            }
            if (random.nextBoolean()) {
                coefficients = times(coefficients, 1 + random.nextInt(3), 0, 1);
            }
            var polynomial = polynomial(coefficients);
            assertEquals(exponents.size(), polynomial.roots(false), exponents::toString);
            assertEquals(exponents.tailMap(1).size(), polynomial.roots(true), exponents::toString);
            long odd = exponents.values().stream()
                    .filter(exponent -> exponent % 2 == 1)
                    .count();
            assertEquals(odd, polynomial.oddPart().roots(false), exponents::toString);
        }
    }

    private static long[] times(long[] left, long... right) {
        var product = new long[left.length + right.length - 1];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                product[i + j] += left[i] * right[j];
            }
        }
        return product;
    }
}
