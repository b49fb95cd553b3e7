package dev.attest.theory.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.apache.commons.math3.fraction.BigFraction;

/// The doubles around an exact number, found by exact comparison.
final class Rounding {
    private static final MathContext GUESS = MathContext.DECIMAL64;
    private static final int EXACT_BITS = 53;

    private Rounding() {}

    /// The largest double <= value; -infinity below the finite doubles.
    static double down(BigFraction value) {
        if (isShort(value)) {
            double nearest = quotient(value);
            double above = Math.fma(
                    nearest,
                    value.getDenominator().doubleValue(),
                    -value.getNumerator().doubleValue());
            return above > 0 ? Math.nextDown(nearest) : nearest;
        }
        double guess = Math.clamp(guess(value), -Double.MAX_VALUE, Double.MAX_VALUE);
        while (guess != Double.NEGATIVE_INFINITY && compare(guess, value) > 0) {
            guess = Math.nextDown(guess);
        }
        while (guess != Double.MAX_VALUE && compare(Math.nextUp(guess), value) <= 0) {
            guess = Math.nextUp(guess);
        }
        return guess;
    }

    /// The smallest double >= value; +infinity above the finite doubles.
    static double up(BigFraction value) {
        return -down(value.negate());
    }

    /// The nearest double; of two at one distance the one with an even last bit.
    static double nearest(BigFraction value) {
        if (isShort(value)) {
            return quotient(value);
        }
        if (value.getNumerator().signum() < 0) {
            return -nearest(value.negate());
        }
        double down = down(value);
        if (compare(down, value) == 0) {
            return down;
        }
        double up = Math.nextUp(down);
        if (Double.isInfinite(up)) {
            return beyond(value) ? up : down;
        }
        int side = compare(new BigDecimal(down).add(new BigDecimal(up)).divide(BigDecimal.TWO), value);
        boolean evenDown = (Double.doubleToRawLongBits(down) & 1) == 0;
        return side > 0 || (side == 0 && evenDown) ? down : up;
    }

    /// Both parts are doubles: then the processor's quotient is the nearest one, and a fused multiplication
    /// tells on which side of the value it lies, since rounding keeps the sign.
    private static boolean isShort(BigFraction value) {
        return value.getNumerator().bitLength() <= EXACT_BITS
                && value.getDenominator().bitLength() <= EXACT_BITS;
    }

    private static double quotient(BigFraction value) {
        return value.getNumerator().doubleValue() / value.getDenominator().doubleValue();
    }

    /// The sign of `a - value`, for a finite `a`.
    static int compare(double a, BigFraction value) {
        return compare(new BigDecimal(a), value);
    }

    private static int compare(BigDecimal a, BigFraction value) {
        var scaled = a.multiply(new BigDecimal(value.getDenominator()));
        return scaled.compareTo(new BigDecimal(value.getNumerator()));
    }

    /// A finite double as a rational number.
    static BigFraction exact(double a) {
        var decimal = new BigDecimal(a);
        return new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    private static double guess(BigFraction value) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), GUESS)
                .doubleValue();
    }

    /// Whether the value is at least halfway from the largest double to the next one that an unbounded exponent
    /// would allow.
    private static boolean beyond(BigFraction value) {
        var halfStep = new BigDecimal(Math.ulp(Double.MAX_VALUE)).divide(BigDecimal.TWO);
        return compare(new BigDecimal(Double.MAX_VALUE).add(halfStep), value) <= 0;
    }
}
