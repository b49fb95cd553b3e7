package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.Optional;
import java.util.TreeMap;

/// A score of one term as `query * key * e^mixed`: a factor that does not mention the key, one that does not
/// mention the query, and an exponent each term of which mentions both.
public record MixedExponent(Polynomial query, Polynomial key, Polynomial mixed) {
    /// Empty if the score has several terms, or a factor before the exponential mentions both.
    public static Optional<MixedExponent> of(Polynomial score) {
        if (!score.isSingle()) {
            return Optional.empty();
        }
        var monomial = score.first();
        var query = Polynomial.ONE;
        var key = Polynomial.of(score.firstCoefficient());
        for (var factor : monomial.powers().entrySet()) {
            var atom = Polynomial.of(factor.getKey());
            boolean ofQuery = Uses.query(atom);
            if (ofQuery && Uses.key(atom, Atom.HERE)) {
                return Optional.empty();
            }
            query = ofQuery ? query.times(atom.power(factor.getValue())) : query;
            key = ofQuery ? key : key.times(atom.power(factor.getValue()));
        }
        var mixed = part(monomial.exponent(), true, true);
        query = query.times(exponential(part(monomial.exponent(), true, false)));
        key = key.times(
                exponential(part(monomial.exponent(), false, true).plus(part(monomial.exponent(), false, false))));
        return Optional.of(new MixedExponent(query, key, mixed));
    }

    private static Polynomial exponential(Polynomial exponent) {
        return Polynomial.product(new TreeMap<>(), exponent);
    }

    private static Polynomial part(Polynomial exponent, boolean ofQuery, boolean ofKey) {
        return exponent.sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return Uses.query(part) == ofQuery && Uses.key(part, Atom.HERE) == ofKey ? part : Polynomial.ZERO;
        });
    }
}
