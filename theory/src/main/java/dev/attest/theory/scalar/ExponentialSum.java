package dev.attest.theory.scalar;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A finite sum of c e^x with exact c and x in one field Q(sqrt r). By the theorem of Lindemann and Weierstrass
/// the e^x of distinct algebraic x are linearly independent over the algebraic numbers: a sum is 0 only if it
/// has no terms.
///
/// @param terms exponent -> coefficient, no coefficient 0
record ExponentialSum(NavigableMap<Surd, Surd> terms) {
    static final ExponentialSum ZERO = new ExponentialSum(new TreeMap<>());
    static final ExponentialSum ONE = term(Surd.ONE, Surd.ZERO);

    ExponentialSum {
        terms = Collections.unmodifiableNavigableMap(terms);
    }

    /// coefficient * e^exponent.
    static ExponentialSum term(Surd coefficient, Surd exponent) {
        var terms = new TreeMap<Surd, Surd>();
        accumulate(terms, exponent, coefficient);
        return new ExponentialSum(terms);
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isSingle() {
        return terms.size() == 1;
    }

    /// Whether it is a number of the field: no exponent but 0.
    boolean isSurd() {
        return isZero() || isSingle() && terms.firstKey().signum() == 0;
    }

    Surd surd() {
        return isZero() ? Surd.ZERO : terms.firstEntry().getValue();
    }

    ExponentialSum add(ExponentialSum other) {
        var sum = new TreeMap<>(terms);
        other.terms.forEach((exponent, coefficient) -> accumulate(sum, exponent, coefficient));
        return new ExponentialSum(sum);
    }

    ExponentialSum negate() {
        var negated = new TreeMap<Surd, Surd>();
        terms.forEach((exponent, coefficient) -> negated.put(exponent, coefficient.negate()));
        return new ExponentialSum(negated);
    }

    ExponentialSum multiply(ExponentialSum other) {
        var product = new TreeMap<Surd, Surd>();
        terms.forEach((exponent, coefficient) -> other.terms.forEach((otherExponent, otherCoefficient) ->
                accumulate(product, exponent.add(otherExponent), coefficient.multiply(otherCoefficient))));
        return new ExponentialSum(product);
    }

    /// -1, 0 or 1 where all coefficients agree, or the sum is a number of the field.
    ///
    /// @throws Declined otherwise
    int signum() {
        var signs = terms.values().stream().map(Surd::signum).distinct().toList();
        if (signs.size() > 1) {
            throw new Declined("the sign of " + this);
        }
        return signs.isEmpty() ? 0 : signs.getFirst();
    }

    private static void accumulate(TreeMap<Surd, Surd> terms, Surd exponent, Surd coefficient) {
        Surd sum = terms.getOrDefault(exponent, Surd.ZERO).add(coefficient);
        if (sum.signum() == 0) {
            terms.remove(exponent);
        } else {
            terms.put(exponent, sum);
        }
    }

    @Override
    public String toString() {
        return isZero()
                ? "0"
                : terms.entrySet().stream()
                        .map(term -> term.getKey().signum() == 0
                                ? term.getValue().toString()
                                : "(" + term.getValue() + ")*e^(" + term.getKey() + ")")
                        .collect(Collectors.joining(" + "));
    }
}
