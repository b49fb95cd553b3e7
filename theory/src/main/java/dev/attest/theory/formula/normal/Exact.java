package dev.attest.theory.formula.normal;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers as text, and questions about them.
public final class Exact {
    private Exact() {}

    public static boolean isWhole(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE);
    }

    public static boolean isEven(BigFraction value) {
        return isWhole(value) && !value.getNumerator().testBit(0);
    }

    public static int signum(BigFraction value) {
        return value.getNumerator().signum();
    }

    /// `a/b` in lowest terms, or `a` when whole.
    public static String text(BigFraction value) {
        return isWhole(value) ? value.getNumerator().toString() : value.getNumerator() + "/" + value.getDenominator();
    }

    /// Reads what [#text] writes.
    ///
    /// @throws NumberFormatException if the text is not of that form
    public static BigFraction parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new BigFraction(new BigInteger(text));
        }
        var denominator = new BigInteger(text.substring(slash + 1));
        if (denominator.signum() <= 0) {
            throw new NumberFormatException("expected a positive denominator, got " + text);
        }
        return new BigFraction(new BigInteger(text.substring(0, slash)), denominator);
    }
}
