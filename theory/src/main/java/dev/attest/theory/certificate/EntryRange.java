package dev.attest.theory.certificate;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A closed interval with exact ends; without an end it has no bound on that side.
record EntryRange(Optional<BigFraction> low, Optional<BigFraction> high) {
    static final EntryRange ANY = new EntryRange(Optional.empty(), Optional.empty());
    static final EntryRange NOT_NEGATIVE = new EntryRange(Optional.of(BigFraction.ZERO), Optional.empty());
    static final EntryRange NOT_POSITIVE = new EntryRange(Optional.empty(), Optional.of(BigFraction.ZERO));

    static EntryRange of(BigFraction low, BigFraction high) {
        return new EntryRange(Optional.of(low), Optional.of(high));
    }

    static EntryRange of(int low, int high) {
        return of(new BigFraction(low), new BigFraction(high));
    }

    static EntryRange from(int low) {
        return new EntryRange(Optional.of(new BigFraction(low)), Optional.empty());
    }

    boolean isNotNegative() {
        return low.filter(end -> end.getNumerator().signum() >= 0).isPresent();
    }

    boolean isNotPositive() {
        return negated().isNotNegative();
    }

    EntryRange negated() {
        return new EntryRange(high.map(BigFraction::negate), low.map(BigFraction::negate));
    }

    EntryRange plus(EntryRange other) {
        return new EntryRange(
                low.flatMap(end -> other.low.map(end::add)), high.flatMap(end -> other.high.map(end::add)));
    }

    /// Of a product, or of a quotient where the divisor is not 0: the sign that follows from both signs.
    EntryRange signOfProduct(EntryRange other) {
        if (isNotNegative() && other.isNotNegative() || isNotPositive() && other.isNotPositive()) {
            return NOT_NEGATIVE;
        }
        boolean opposite = isNotNegative() && other.isNotPositive() || isNotPositive() && other.isNotNegative();
        return opposite ? NOT_POSITIVE : ANY;
    }

    /// Of a sum of any number of such entries, one at least.
    EntryRange signOfSum() {
        return isNotNegative() ? NOT_NEGATIVE : isNotPositive() ? NOT_POSITIVE : ANY;
    }

    EntryRange smaller(EntryRange other) {
        return new EntryRange(
                low.flatMap(end -> other.low.map(second -> end.compareTo(second) < 0 ? end : second)),
                Stream.concat(high.stream(), other.high.stream()).min(BigFraction::compareTo));
    }

    EntryRange larger(EntryRange other) {
        return negated().smaller(other.negated()).negated();
    }

    /// The least interval with both in it.
    EntryRange and(EntryRange other) {
        return new EntryRange(smaller(other).low, larger(other).high);
    }
}
