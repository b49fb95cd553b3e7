package dev.attest.theory.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class ExponentialsTest {
    private final Exponentials scalars = new Exponentials();

    @Test
    void exponentialsMultiplyByAddingExponents() {
        assertTrue(scalars.multiply(exp(2, 3), exp(1, 3)).sameAs(exp(1, 1)));
        assertFalse(scalars.multiply(exp(2, 3), exp(1, 2)).sameAs(exp(1, 1)));
    }

    @Test
    void rootsOfOneRadicandMeet() {
        Exponential root = scalars.sqrt(number(12));
        assertTrue(scalars.multiply(root, root).sameAs(number(12)));
        assertTrue(root.sameAs(scalars.multiply(number(2), scalars.sqrt(number(3)))));
        assertTrue(scalars.sqrt(scalars.of(new BigFraction(9, 4))).sameAs(scalars.of(new BigFraction(3, 2))));
        assertThrows(Declined.class, () -> scalars.add(root, scalars.sqrt(number(2))));
        assertThrows(Undefined.class, () -> scalars.sqrt(number(-1)));
    }

    @Test
    void largeRootsAreTakenOfSquaresOnly() {
        var large = new BigFraction(BigInteger.TEN.pow(40), BigInteger.ONE);
        var root = new BigFraction(BigInteger.TEN.pow(20), BigInteger.ONE);
        assertTrue(scalars.sqrt(scalars.of(large)).sameAs(scalars.of(root)));
        assertThrows(Declined.class, () -> scalars.sqrt(scalars.of(large.add(1))));
    }

    @Test
    void signsOfSurdsAreExact() {
        Exponential root = scalars.sqrt(number(2));
        assertEquals(1, scalars.sign(scalars.subtract(root, scalars.of(new BigFraction(7, 5)))));
        assertEquals(-1, scalars.sign(scalars.subtract(root, scalars.of(new BigFraction(3, 2)))));
        assertEquals(0, scalars.sign(scalars.subtract(root, root)));
    }

    @Test
    void aSignThatExponentialsHideIsDeclined() {
        assertEquals(1, scalars.sign(scalars.add(exp(1, 1), number(1))));
        assertThrows(Declined.class, () -> scalars.sign(scalars.subtract(exp(1, 1), number(2))));
    }

    @Test
    void quotientsAreEqualAsNumbersNotAsTexts() {
        Exponential half = scalars.divide(exp(1, 1), scalars.add(exp(1, 1), exp(1, 1)));
        assertTrue(half.sameAs(scalars.of(BigFraction.ONE_HALF)));
        Exponential sigmoid = scalars.sigmoid(number(1));
        Exponential other = scalars.subtract(number(1), scalars.sigmoid(number(-1)));
        assertTrue(sigmoid.sameAs(other));
        assertFalse(sigmoid.sameAs(scalars.sigmoid(number(2))));
        assertThrows(Undefined.class, () -> scalars.divide(number(1), scalars.subtract(exp(1, 1), exp(1, 1))));
    }

    @Test
    void logarithmsOfPurePowersOfEAreTheirExponents() {
        assertTrue(scalars.log(exp(2, 3)).sameAs(scalars.of(new BigFraction(2, 3))));
        assertThrows(Declined.class, () -> scalars.log(number(2)));
        assertThrows(Undefined.class, () -> scalars.log(number(0)));
        assertThrows(Declined.class, () -> scalars.exp(exp(1, 1)));
    }

    @Property(tries = 200)
    void theValueLiesInItsEnclosure(
            @ForAll @IntRange(min = -3, max = 3) int a,
            @ForAll @IntRange(min = -3, max = 3) int b,
            @ForAll @IntRange(min = 1, max = 7) int c) {
        assertTrue(meet(formula(scalars, a, b, c), formula(new Enclosures(), a, b, c)));
    }

    @Property(tries = 50)
    void anotherValueLiesOutside(
            @ForAll @IntRange(min = -3, max = 3) int a, @ForAll @IntRange(min = 1, max = 7) int c) {
        assertFalse(meet(formula(scalars, a, 1, c), formula(new Enclosures(), a, 2, c)));
    }

    /// (e^(a √c) + b) / (e^(a √c) + e^b), b^2 and tanh(b) thrown in.
    private static <N> N formula(Scalars<N> numbers, int a, int b, int c) {
        N power = numbers.exp(numbers.multiply(whole(numbers, a), numbers.sqrt(whole(numbers, c))));
        N shift = whole(numbers, b);
        N quotient = numbers.divide(numbers.add(power, shift), numbers.add(power, numbers.exp(shift)));
        return numbers.add(numbers.multiply(quotient, numbers.power(shift, 2)), numbers.tanh(shift));
    }

    private static <N> N whole(Scalars<N> numbers, int value) {
        return numbers.of(new BigFraction(value));
    }

    /// Encloses an exact number term by term, and says whether that meets the other enclosure.
    private static boolean meet(Exponential exact, Enclosure enclosure) {
        var enclosures = new Enclosures();
        Enclosure own = enclosures.divide(enclose(exact.numerator()), enclose(exact.denominator()));
        return own.lo() <= enclosure.hi() && enclosure.lo() <= own.hi();
    }

    private static Enclosure enclose(ExponentialSum sum) {
        var enclosures = new Enclosures();
        return sum.terms().entrySet().stream()
                .map(term -> enclosures.multiply(enclose(term.getValue()), enclosures.exp(enclose(term.getKey()))))
                .reduce(Enclosure.ZERO, enclosures::add);
    }

    private static Enclosure enclose(Surd surd) {
        var enclosures = new Enclosures();
        Enclosure root = enclosures.sqrt(enclosures.of(new BigFraction(surd.radicand())));
        return enclosures.add(
                enclosures.of(surd.rational()), enclosures.multiply(enclosures.of(surd.coefficient()), root));
    }

    private Exponential exp(int numerator, int denominator) {
        return scalars.exp(scalars.of(new BigFraction(numerator, denominator)));
    }

    private Exponential number(int value) {
        return scalars.of(new BigFraction(value));
    }
}
