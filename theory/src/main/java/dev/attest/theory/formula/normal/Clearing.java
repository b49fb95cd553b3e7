package dev.attest.theory.formula.normal;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Clears denominators.
final class Clearing {
    private static final int MOST_ROUNDS = 40;

    private Clearing() {}

    static Polynomial clear(Polynomial polynomial) {
        var cleared = polynomial;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var divisor = divisor(cleared);
            if (divisor.isEmpty()) {
                return cleared;
            }
            cleared = times(cleared, divisor.get().getKey(), divisor.get().getValue());
        }
        return cleared;
    }

    /// A group with a negative power, and the size of its most negative one.
    private static Optional<Map.Entry<Atom, BigFraction>> divisor(Polynomial polynomial) {
        for (var monomial : polynomial.terms().keySet()) {
            for (var factor : monomial.powers().entrySet()) {
                if (factor.getKey() instanceof Atom.Group && Exact.signum(factor.getValue()) < 0) {
                    var least = polynomial.terms().keySet().stream()
                            .map(term -> term.power(factor.getKey()))
                            .min(BigFraction::compareTo)
                            .orElseThrow();
                    return Optional.of(Map.entry(factor.getKey(), least.negate()));
                }
            }
        }
        return Optional.empty();
    }

    private static Polynomial times(Polynomial polynomial, Atom group, BigFraction power) {
        return polynomial.sumOver((monomial, coefficient) ->
                Folding.fold(monomial.with(group, power)).scale(coefficient));
    }
}
