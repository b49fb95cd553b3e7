package dev.attest.theory.separation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers as people write them: `3`, `-3/4`, `0.75`, `1e-3`, `2^16`.
public final class ExactNumber {
    private static final int LONGEST = 100;
    private static final int MOST_PLACES = 400;
    private static final Pattern FRACTION = Pattern.compile("(-?[0-9]+)(?:/([0-9]+))?");
    private static final Pattern POWER = Pattern.compile("([0-9]+)\\^([0-9]{1,4})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private ExactNumber() {}

    /// @param name what the number is, for the refusal
    /// @throws IllegalArgumentException with a sentence if it is no number
    public static BigFraction parse(String name, String text) {
        Matcher fraction = FRACTION.matcher(text);
        Matcher power = POWER.matcher(text);
        if (text.length() <= LONGEST && fraction.matches()) {
            var below = new BigInteger(fraction.group(2) == null ? "1" : fraction.group(2));
            if (below.signum() != 0) {
                return new BigFraction(new BigInteger(fraction.group(1)), below);
            }
        } else if (text.length() <= LONGEST && power.matches()) {
            return new BigFraction(new BigInteger(power.group(1)).pow(Integer.parseInt(power.group(2))));
        } else if (text.length() <= LONGEST && DECIMAL.matcher(text).matches()) {
            var decimal = new BigDecimal(text);
            if (Math.abs(decimal.scale()) <= MOST_PLACES) {
                var unit = BigInteger.TEN.pow(Math.abs(decimal.scale()));
                return decimal.scale() >= 0
                        ? new BigFraction(decimal.unscaledValue(), unit)
                        : new BigFraction(decimal.unscaledValue().multiply(unit));
            }
        }
        throw new IllegalArgumentException(
                name + ": expected a number such as 3, 3/4, 0.75 or 2^16, got '" + text + "'");
    }

    /// @throws IllegalArgumentException with a sentence if it is no whole number that fits a `long`
    public static long whole(String name, String text) {
        BigFraction number = parse(name, text);
        if (!number.getDenominator().equals(BigInteger.ONE)
                || number.getNumerator().bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException(name + ": expected a whole number below 2^63, got '" + text + "'");
        }
        return number.getNumerator().longValueExact();
    }
}
