package dev.attest.theory.claims.superiority;

import dev.attest.theory.scalar.ExactText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers for a reader.
final class Decimals {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);
    private static final int LONGEST = 14;

    private Decimals() {}

    /// The fraction where it is short, otherwise its first four digits.
    static String text(BigFraction value) {
        String exact = ExactText.text(value);
        return exact.length() <= LONGEST
                ? exact
                : new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), DIGITS) + "...";
    }
}
