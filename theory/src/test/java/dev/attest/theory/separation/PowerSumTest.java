package dev.attest.theory.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.fraction.BigFraction;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.apfloat.Apint;
import org.apfloat.Aprational;
import org.junit.jupiter.api.Test;

final class PowerSumTest {
    private static final long DIGITS = 80;

    @Property(tries = 20)
    void theSignIsThatOfTheNumber(@ForAll long seed) {
        var random = new Random(seed);
        var tokens = TokenCount.of(2 + random.nextInt(5000));
        var sum = PowerSum.rational(tokens, BigFraction.ZERO);
        Apfloat truth = Apfloat.ZERO;
        int terms = 1 + random.nextInt(4);
        for (int term = 0; term < terms; term++) {
            var coefficient = new BigFraction(random.nextInt(2001) - 1000, 1 + random.nextInt(100));
            var exponent = new BigFraction(random.nextInt(40), 10 + random.nextInt(12));
            sum = sum.plus(PowerSum.power(tokens, coefficient, exponent));
            truth = truth.add(real(coefficient).multiply(power(tokens, exponent)));
        }
        // Where the reference has lost all its digits the number is 0, and the exact sum has to know that.
        boolean lost = truth.signum() == 0 || truth.scale() < -DIGITS / 2;
        assertEquals(lost ? 0 : truth.signum(), sum.sign(), sum.toString());
    }

    @Property(tries = 100)
    void aNumberIsToldFromOneThatIsCloserThanDoublesSee(@ForAll long seed) {
        var random = new Random(seed);
        var tokens = TokenCount.of(2 + random.nextInt(5000));
        var exponent = new BigFraction(1 + random.nextInt(11), 12);
        var exact = power(tokens, exponent).multiply(new Apfloat("1e40")).floor();
        var near = new BigFraction(exact.toBigInteger(), new java.math.BigInteger("1" + "0".repeat(40)));
        var difference = PowerSum.power(tokens, BigFraction.ONE, exponent).minus(PowerSum.rational(tokens, near));
        boolean equal = PowerSum.power(tokens, BigFraction.ONE, exponent)
                .rational()
                .filter(near::equals)
                .isPresent();
        assertEquals(equal ? 0 : 1, difference.sign());
    }

    @Test
    void powersOfAPowerAreTheRationalsThatTheyAre() {
        var tokens = TokenCount.of(16);
        var quarter = PowerSum.power(tokens, BigFraction.ONE, new BigFraction(1, 4));
        assertEquals(
                0, quarter.minus(PowerSum.rational(tokens, new BigFraction(2))).sign());
        assertEquals(
                1,
                quarter.minus(PowerSum.rational(tokens, new BigFraction(199, 100)))
                        .sign());
    }

    @Test
    void termsThatCancelLeaveZero() {
        var tokens = TokenCount.of(12);
        var root = PowerSum.power(tokens, new BigFraction(3), new BigFraction(5, 7));
        var same = PowerSum.power(tokens, new BigFraction(1, 4), new BigFraction(12, 7));
        assertEquals(0, root.minus(same).sign());
        assertTrue(root.minus(same.times(2)).sign() < 0);
    }

    private static Apfloat power(TokenCount tokens, BigFraction exponent) {
        return ApfloatMath.pow(new Apfloat(tokens.n(), DIGITS), real(exponent));
    }

    private static Apfloat real(BigFraction value) {
        return new Aprational(new Apint(value.getNumerator()), new Apint(value.getDenominator())).precision(DIGITS);
    }
}
