package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.fraction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// The points at which rationals and doubles have a value, have none, and cannot tell.
class NumberSystemsTest {
    private final Rationals rationals = new Rationals();
    private final Doubles doubles = new Doubles();

    @Test
    void rationalsKnowTheirExactPoints() {
        var zero = BigFraction.ZERO;
        assertEquals(BigFraction.ONE, rationals.exp(zero));
        assertEquals(zero, rationals.log(BigFraction.ONE));
        assertEquals(fraction(3, 2), rationals.sqrt(fraction(9, 4)));
        assertEquals(fraction(1, 2), rationals.sigmoid(zero));
        assertEquals(
                List.of(zero, BigFraction.ONE, zero),
                List.of(rationals.sin(zero), rationals.cos(zero), rationals.tanh(zero)));
        assertEquals(fraction(7, 3), rationals.elu(fraction(7, 3)));
    }

    @Test
    void rationalsDeclineWhatIsNotRational() {
        List<UnaryOperator<BigFraction>> functions = List.of(
                rationals::exp,
                rationals::log,
                rationals::sqrt,
                rationals::sin,
                rationals::cos,
                rationals::tanh,
                rationals::sigmoid,
                rationals::softplus);
        functions.forEach(function -> assertThrows(Declined.class, () -> function.apply(fraction(2, 3))));
        assertThrows(Declined.class, () -> rationals.softplus(BigFraction.ZERO));
        assertThrows(Declined.class, () -> rationals.elu(fraction(-1, 2)));
        assertThrows(Declined.class, rationals::pi);
        assertThrows(Declined.class, () -> rationals.power(fraction(3, 2), Integer.MAX_VALUE));
    }

    @Test
    void singlePrecisionRoundsTheResultOfEachOperationToAFloat() {
        var single = Doubles.single();
        double third = 1f / 3f;
        assertEquals(third, single.divide(1.0, 3.0));
        assertEquals(third, single.of(fraction(1, 3)));
        assertEquals((double) (float) Math.PI, single.pi());
        assertEquals((double) (1f / 3f * (1f / 3f)), single.multiply(third, third));
        assertEquals((double) (1f / 3f + 1f), single.add(third, 1.0));
        assertEquals((double) (float) Math.sqrt(2), single.sqrt(2.0));
        assertEquals(0.0, single.exp(-104.0));
        assertTrue(single.exp(-103.0) > 0);
        assertTrue(doubles.exp(-104.0) > 0);
    }

    @Test
    void functionsAreUndefinedWhereMathematicsSaysSo() {
        var minus = BigFraction.MINUS_ONE;
        assertThrows(Undefined.class, () -> rationals.log(BigFraction.ZERO));
        assertThrows(Undefined.class, () -> rationals.sqrt(minus));
        assertThrows(Undefined.class, () -> rationals.divide(minus, BigFraction.ZERO));
        assertThrows(Undefined.class, () -> rationals.power(BigFraction.ZERO, -1));
        assertThrows(Undefined.class, () -> doubles.log(0.0));
        assertThrows(Undefined.class, () -> doubles.sqrt(-1.0));
        assertThrows(Undefined.class, () -> doubles.divide(1.0, 0.0));
        assertThrows(Undefined.class, () -> doubles.power(0.0, -1));
    }

    @Test
    void doublesDeclineWhatIsNotANumber() {
        assertThrows(Declined.class, () -> doubles.add(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertThrows(Declined.class, () -> doubles.multiply(0.0, Double.POSITIVE_INFINITY));
        assertThrows(Declined.class, () -> doubles.sin(Double.POSITIVE_INFINITY));
    }

    @Test
    void stableFormulasDoNotOverflow() {
        assertEquals(1e300, doubles.softplus(1e300));
        assertEquals(0.0, doubles.sigmoid(-1e300));
        assertEquals(1.0, doubles.sigmoid(1e300));
        assertEquals(-1e-300, doubles.elu(-1e-300));
    }

    @Test
    void rationalsAndDoublesAgreeOnTheSignOfZero() {
        assertEquals(
                List.of(-1, 0, 1),
                List.of(
                        rationals.sign(fraction(-1, 9)),
                        rationals.sign(BigFraction.ZERO),
                        rationals.sign(fraction(1, 9))));
        assertEquals(List.of(-1, 0, 1), List.of(doubles.sign(-0.1), doubles.sign(-0.0), doubles.sign(0.1)));
    }

    @Test
    void theNearestDoubleIsTheOneThatJavaReads() {
        var random = new Random(20260101);
        for (int trial = 0; trial < 2000; trial++) {
            double expected = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(expected)) {
                assertEquals(expected, Rounding.nearest(Rounding.exact(expected)) + 0.0, "trial " + trial);
            }
        }
        assertEquals(0.1, Rounding.nearest(fraction(1, 10)));
        assertEquals(1.0 / 3, Rounding.nearest(fraction(1, 3)));
        assertEquals(-1.0 / 3, Rounding.nearest(fraction(-1, 3)));
        var halfway = new BigFraction((1L << 53) + 1);
        assertEquals(0x1p53, Rounding.nearest(halfway));
        assertEquals(0x1p53 + 2, Rounding.nearest(halfway.add(fraction(1, 1000))));
        assertEquals(0x1p53 + 4, Rounding.nearest(halfway.add(2)));
        var huge = new BigFraction(BigInteger.TEN.pow(400));
        assertEquals(Double.POSITIVE_INFINITY, Rounding.nearest(huge));
        assertEquals(Double.NEGATIVE_INFINITY, Rounding.nearest(huge.negate()));
        assertEquals(
                Double.MAX_VALUE,
                Rounding.nearest(Rounding.exact(Double.MAX_VALUE).add(1)));
    }

    @Test
    void roundingDownAndUpEncloseTightly() {
        var third = fraction(1, 3);
        assertEquals(Rounding.up(third), Math.nextUp(Rounding.down(third)));
        assertEquals(-1, Rounding.compare(Rounding.down(third), third));
        assertEquals(1, Rounding.compare(Rounding.up(third), third));
        assertEquals(3.0, Rounding.down(new BigFraction(3)));
        assertEquals(3.0, Rounding.up(new BigFraction(3)));
        var huge = new BigFraction(BigInteger.TEN.pow(400));
        assertEquals(Double.MAX_VALUE, Rounding.down(huge));
        assertEquals(Double.POSITIVE_INFINITY, Rounding.up(huge));
        var tiny = huge.reciprocal();
        assertEquals(0.0, Rounding.down(tiny));
        assertEquals(Double.MIN_VALUE, Rounding.up(tiny));
    }
}
