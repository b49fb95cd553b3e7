package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Exact;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// `t^order e^(sum_p rate_p t^p)` as t grows, with powers p > 0. Of two, the larger is the one that outgrows
/// the other.
///
/// @param rates no rate is 0; the highest power first
record Growth(SortedMap<BigFraction, BigFraction> rates, BigFraction order) implements Comparable<Growth> {
    static final Growth NONE = new Growth(empty(), BigFraction.ZERO);

    private static TreeMap<BigFraction, BigFraction> empty() {
        return new TreeMap<>(Collections.reverseOrder());
    }

    static Growth ofOrder(BigFraction order) {
        return new Growth(empty(), order);
    }

    /// `e^(rate t^power)`.
    static Growth exponential(BigFraction power, BigFraction rate) {
        var rates = empty();
        rates.put(power, rate);
        return new Growth(rates, BigFraction.ZERO);
    }

    Growth times(Growth other) {
        return new Growth(combined(other, BigFraction::add), order.add(other.order));
    }

    Growth power(BigFraction exponent) {
        var powered = empty();
        rates.forEach((power, rate) -> powered.put(power, rate.multiply(exponent)));
        return new Growth(powered, order.multiply(exponent));
    }

    private TreeMap<BigFraction, BigFraction> combined(Growth other, BinaryOperator<BigFraction> operator) {
        var sum = empty();
        sum.putAll(rates);
        other.rates.forEach((power, rate) ->
                sum.put(power, operator.apply(sum.getOrDefault(power, BigFraction.ZERO), rate)));
        sum.values().removeIf(rate -> Exact.signum(rate) == 0);
        return sum;
    }

    @Override
    public int compareTo(Growth other) {
        var difference = combined(other, BigFraction::subtract);
        return difference.isEmpty()
                ? order.compareTo(other.order)
                : Exact.signum(difference.firstEntry().getValue());
    }
}
