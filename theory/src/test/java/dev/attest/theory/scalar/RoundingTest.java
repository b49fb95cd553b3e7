package dev.attest.theory.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RoundingTest {
    private static final int CASES = 20_000;

    /// Numbers of up to 53 bits take the processor's division; exact comparisons tell whether it was right.
    @Test
    void shortFractionsLieBetweenTheDoublesSaid() {
        var random = new Random(1);
        for (int number = 0; number < CASES; number++) {
            var numerator = new BigInteger(1 + random.nextInt(53), random);
            var denominator = new BigInteger(1 + random.nextInt(53), random).max(BigInteger.ONE);
            var value = new BigFraction(random.nextBoolean() ? numerator : numerator.negate(), denominator);
            double down = Rounding.down(value);
            double nearest = Rounding.nearest(value);
            assertTrue(Rounding.compare(down, value) <= 0, value::toString);
            assertTrue(Rounding.compare(Math.nextUp(down), value) > 0, value::toString);
            assertTrue(Rounding.compare(Rounding.up(value), value) >= 0, value::toString);
            assertTrue(nearest == down || nearest == Math.nextUp(down), value::toString);
            assertTrue(
                    distance(nearest, value).compareTo(distance(down, value)) <= 0
                            && distance(nearest, value).compareTo(distance(Math.nextUp(down), value)) <= 0,
                    value::toString);
        }
    }

    private static BigFraction distance(double number, BigFraction value) {
        return Rounding.exact(number).subtract(value).abs();
    }

    @Test
    void zeroIsItself() {
        assertEquals(0.0, Rounding.nearest(BigFraction.ZERO));
        assertEquals(0.0, Rounding.down(BigFraction.ZERO));
    }
}
