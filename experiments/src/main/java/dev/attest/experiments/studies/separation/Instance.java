package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.BadInput;
import dev.attest.theory.separation.Pairing;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Weights;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// The numbers of a setting as a user writes them.
final class Instance {
    private static final int MOST_DIGITS = 40;

    private Instance() {}

    static Setting of(RandomNetworksFollowTheirLaw.Settings settings) {
        try {
            return new Setting(
                    Pairing.SELF,
                    whole("n", settings.n()),
                    Math.toIntExact(whole("groups", settings.groups())),
                    number("a0", settings.a0()),
                    number("a1", settings.a1()),
                    number("b", settings.b()),
                    number("c", settings.c()),
                    number("gamma", settings.gamma()),
                    Weights.IDENTITY);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    /// `12`, `3/4`, `0.75` or `2^10`.
    static BigFraction number(String name, String text) {
        try {
            var parts = text.strip().split("/", 2);
            var numerator = power(parts[0]);
            return parts.length == 1 ? numerator : numerator.divide(power(parts[1]));
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw new BadInput(name + ": expected a number such as 3/4, 0.75 or 2^10, got '" + text + "'");
        }
    }

    private static long whole(String name, String text) {
        var number = number(name, text);
        if (!number.getDenominator().equals(BigInteger.ONE) || number.getNumerator().bitLength() >= Long.SIZE) {
            throw new BadInput(name + ": expected a whole number below 2^63, got '" + text + "'");
        }
        return number.getNumerator().longValueExact();
    }

    private static BigFraction power(String text) {
        var parts = text.split("\\^", 2);
        if (text.length() > MOST_DIGITS) {
            throw new NumberFormatException(text);
        }
        var base = new BigDecimal(parts[0]);
        if (Math.abs(base.scale()) > MOST_DIGITS) {
            throw new NumberFormatException(text);
        }
        var value = base.scale() > 0
                ? new BigFraction(base.unscaledValue(), BigInteger.TEN.pow(base.scale()))
                : new BigFraction(base.toBigIntegerExact());
        return parts.length == 1 ? value : value.pow(exponent(parts[1]));
    }

    private static int exponent(String text) {
        int exponent = Integer.parseInt(text);
        if (exponent < 0 || exponent >= Long.SIZE) {
            throw new NumberFormatException(text);
        }
        return exponent;
    }
}
