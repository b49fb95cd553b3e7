package dev.attest.theory.scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact numbers as text: `a/b`, or `a` where b is 1.
public final class ExactText {
    private ExactText() {}

    public static String text(BigFraction value) {
        BigFraction lowest = value.reduce();
        return lowest.getDenominator().equals(BigInteger.ONE)
                ? lowest.getNumerator().toString()
                : lowest.getNumerator() + "/" + lowest.getDenominator();
    }

    public static String text(List<BigFraction> vector) {
        return vector.stream().map(ExactText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    public static String matrixText(List<List<BigFraction>> rows) {
        return rows.stream().map(ExactText::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
