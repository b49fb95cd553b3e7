package dev.attest.theory.claims.reasons;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// Bits read one by one.
final class Bits {
    static final int LENGTH = 6;

    private Bits() {}

    /// Whether every read-out after an even number of ones lies below every one after an odd number, or above,
    /// for all words of [#LENGTH] bits at most.
    static boolean areTold(BigFraction start, UnaryOperator<BigFraction> zero, UnaryOperator<BigFraction> one) {
        var even = new HashSet<BigFraction>();
        var odd = new HashSet<BigFraction>();
        even.add(start);
        for (int length = 0; length < LENGTH; length++) {
            var evenNow = List.copyOf(even);
            var oddNow = List.copyOf(odd);
            evenNow.forEach(state -> even.add(zero.apply(state)));
            oddNow.forEach(state -> odd.add(zero.apply(state)));
            evenNow.forEach(state -> odd.add(one.apply(state)));
            oddNow.forEach(state -> even.add(one.apply(state)));
        }
        return lies(even, odd) || lies(odd, even);
    }

    private static boolean lies(Set<BigFraction> low, Set<BigFraction> high) {
        return Collections.max(low).compareTo(Collections.min(high)) < 0;
    }
}
