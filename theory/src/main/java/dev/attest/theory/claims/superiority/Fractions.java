package dev.attest.theory.claims.superiority;

import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.WrittenNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers: drawn from a list, made simpler, and read from text.
final class Fractions {
    private static final List<BigFraction> SIMPLE = list("0 1 1/2 2 3/2");

    private Fractions() {}

    /// Fractions with blanks between them.
    static List<BigFraction> list(String text) {
        return Stream.of(text.split(" ")).map(Fractions::parse).toList();
    }

    static BigFraction parse(String text) {
        return WrittenNumber.parse("number", text);
    }

    static <T> T one(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Fractions to try in place of one: those of a few whose numerator and denominator have a smaller sum.
    static List<BigFraction> simpler(BigFraction value) {
        return SIMPLE.stream()
                .filter(simple -> size(simple).compareTo(size(value)) < 0)
                .toList();
    }

    private static BigInteger size(BigFraction value) {
        return value.getNumerator().abs().add(value.getDenominator());
    }

    static BigFraction square(BigFraction value) {
        return value.multiply(value);
    }

    static BigFraction of(long value) {
        return new BigFraction(BigInteger.valueOf(value));
    }

    static BigFraction of(Probability probability) {
        return new BigFraction(probability.count(), BigInteger.ONE.shiftLeft(probability.bits()));
    }

    /// `(3/4)^m`, the chance that none of m columns has two given signs positive.
    static BigFraction threeQuarters(int columns) {
        return new BigFraction(3, 4).pow(columns);
    }
}
