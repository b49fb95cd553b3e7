package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A row as `a_j = sum_i R_i e^(E_i)`: the factors R_i are free of the key j, the exponents E_i are functions
/// of q and k_j alone.
///
/// @param factors R_i for each E_i; that of E = 0 is what does not depend on the key
public record ExponentialRow(Map<Polynomial, Polynomial> factors) {
    /// Empty where the key enters in another way.
    public static Optional<ExponentialRow> of(Polynomial weight) {
        var factors = new LinkedHashMap<Polynomial, Polynomial>();
        for (var term : weight.terms().entrySet()) {
            var exponent = term.getKey()
                    .exponent()
                    .sumOver((part, coefficient) ->
                            Uses.index(part, Atom.HERE) ? Polynomial.of(part, coefficient) : Polynomial.ZERO);
            var rest = term.getKey().exponent().minus(exponent);
            var factor = Polynomial.product(term.getKey().powers(), rest).scale(term.getValue());
            if (Uses.key(factor, Atom.HERE) || Uses.keyReduction(exponent)) {
                return Optional.empty();
            }
            factors.merge(exponent, factor, Polynomial::plus);
        }
        return Optional.of(new ExponentialRow(factors));
    }

    /// The number c with `exponent = c lead`, up to terms free of q and of the content of keys, such as a
    /// bias for the distance. Empty where there is none.
    static Optional<BigFraction> multiple(Polynomial exponent, Polynomial lead) {
        var content = content(exponent);
        if (content.isZero()) {
            return Optional.of(BigFraction.ZERO);
        }
        var ofLead = content(lead);
        var coefficient = ofLead.terms().get(content.first());
        if (coefficient == null) {
            return Optional.empty();
        }
        var ratio = content.firstCoefficient().divide(coefficient);
        return content.equals(ofLead.scale(ratio)) ? Optional.of(ratio) : Optional.empty();
    }

    /// The exponent without terms that are free of q and of the entries of keys.
    public static Polynomial content(Polynomial exponent) {
        return exponent.sumOver((part, coefficient) -> {
            var term = Polynomial.of(part, coefficient);
            return Uses.query(term) || Uses.any(term, Atom.KeyEntry.class::isInstance) ? term : Polynomial.ZERO;
        });
    }

    /// Strictly between -1 and 1.
    static boolean isShort(BigFraction multiple) {
        return multiple.abs().compareTo(BigFraction.ONE) < 0;
    }
}
