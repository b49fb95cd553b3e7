package dev.attest.theory.separation;

import dev.attest.theory.scalar.ExactText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers as people write them: `3`, `-3/4`, `0.75`, `1e-3`, `2^16`.
public final class WrittenNumber {
    private static final int LONGEST = 1000;
    private static final Pattern FRACTION = Pattern.compile("(-?[0-9]+)(?:/([0-9]+))?");
    private static final Pattern POWER = Pattern.compile("([0-9]+)\\^([0-9]{1,4})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private WrittenNumber() {}

    /// @param name what the number is, for the refusal
    /// @throws IllegalArgumentException with a sentence if it is no number, or one of too many digits
    public static BigFraction parse(String name, String text) {
        if (text.length() <= LONGEST) {
            var number = read(text);
            if (number.isPresent() && ExactText.text(number.get()).length() <= LONGEST) {
                return number.get();
            }
        }
        throw new IllegalArgumentException(
                name + ": expected a number such as 3, 3/4, 0.75 or 2^16, got '" + text + "'");
    }

    private static Optional<BigFraction> read(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            var below = new BigInteger(fraction.group(2) == null ? "1" : fraction.group(2));
            return below.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new BigFraction(new BigInteger(fraction.group(1)), below));
        }
        Matcher power = POWER.matcher(text);
        if (power.matches()) {
            return Optional.of(new BigFraction(new BigInteger(power.group(1)).pow(Integer.parseInt(power.group(2)))));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(decimal(new BigDecimal(text))) : Optional.empty();
    }

    private static BigFraction decimal(BigDecimal decimal) {
        var unit = BigInteger.TEN.pow(Math.abs(decimal.scale()));
        return decimal.scale() >= 0
                ? new BigFraction(decimal.unscaledValue(), unit)
                : new BigFraction(decimal.unscaledValue().multiply(unit));
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
