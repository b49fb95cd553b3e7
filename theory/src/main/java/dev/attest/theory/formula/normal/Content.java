package dev.attest.theory.formula.normal;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A polynomial as content times primitive part: what all of its terms share, and the rest with first
/// coefficient 1 (or of size 1 when only positive content may leave).
record Content(Polynomial content, Polynomial primitive) {
    /// @param positive only what cannot be negative leaves: a positive number, atoms known not to be negative,
    ///     exponentials
    static Content of(Polynomial polynomial, boolean positive) {
        var coefficient = positive ? polynomial.firstCoefficient().abs() : polynomial.firstCoefficient();
        var shared = Monomial.of(sharedPowers(polynomial, positive), sharedExponent(polynomial));
        var primitive = polynomial.times(Polynomial.of(shared.inverse(), coefficient.reciprocal()));
        return new Content(Polynomial.of(shared, coefficient), primitive);
    }

    private static TreeMap<Atom, BigFraction> sharedPowers(Polynomial polynomial, boolean positive) {
        var shared = new TreeMap<Atom, BigFraction>();
        for (var atom : polynomial.first().powers().keySet()) {
            var least = polynomial.terms().keySet().stream()
                    .map(monomial -> monomial.power(atom))
                    .min(BigFraction::compareTo)
                    .orElseThrow();
            boolean allowed = !(atom instanceof Atom.Delta)
                    && (!positive || FormSigns.of(atom, Map.of()).within(SignSet.NONNEGATIVE));
            if (Exact.signum(least) != 0 && allowed) {
                shared.put(atom, least);
            }
        }
        return shared;
    }

    private static Polynomial sharedExponent(Polynomial polynomial) {
        return polynomial.first().exponent().sumOver((monomial, coefficient) -> {
            boolean everywhere = polynomial.terms().keySet().stream()
                    .allMatch(term -> coefficient.equals(term.exponent().terms().get(monomial)));
            return everywhere ? Polynomial.of(monomial, coefficient) : Polynomial.ZERO;
        });
    }
}
