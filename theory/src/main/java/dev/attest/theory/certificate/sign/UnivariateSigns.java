package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.FormSigns;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The sign of a polynomial in one atom, on the whole line or on x >= 0, by Sturm's theorem. Powers of positive
/// parameters that only stretch the atom are scaled away first.
final class UnivariateSigns {
    private static final int HIGHEST_DEGREE = 64;

    private UnivariateSigns() {}

    static SignSet of(Polynomial polynomial) {
        var stretched = stretched(polynomial);
        var atom = soleAtom(stretched);
        if (atom.isEmpty()) {
            return SignSet.ANY;
        }
        boolean half = FormSigns.of(Polynomial.of(atom.get())).within(SignSet.NONNEGATIVE);
        return signs(coefficients(stretched, atom.get()), half);
    }

    private static SignSet signs(RationalPolynomial polynomial, boolean half) {
        if (polynomial.degree() < 1 || polynomial.oddPart().roots(half) > 0) {
            return SignSet.ANY;
        }
        boolean vanishes = polynomial.roots(half) > 0 || half && Exact.signum(polynomial.at(BigFraction.ZERO)) == 0;
        var strict = SignSet.of(signSomewhere(polynomial));
        return vanishes ? strict.union(SignSet.ZERO) : strict;
    }

    /// The sign at a positive point that is not a root.
    private static int signSomewhere(RationalPolynomial polynomial) {
        for (int x = 1; ; x++) {
            int sign = Exact.signum(polynomial.at(new BigFraction(x)));
            if (sign != 0) {
                return sign;
            }
        }
    }

    private static Optional<Atom> soleAtom(Polynomial polynomial) {
        Atom sole = null;
        for (var monomial : polynomial.terms().keySet()) {
            if (!monomial.exponent().isZero()) {
                return Optional.empty();
            }
            for (var factor : monomial.powers().entrySet()) {
                boolean fits = Exact.isWhole(factor.getValue())
                        && Exact.signum(factor.getValue()) > 0
                        && factor.getValue().compareTo(new BigFraction(HIGHEST_DEGREE)) <= 0;
                if (!fits || sole != null && !sole.equals(factor.getKey())) {
                    return Optional.empty();
                }
                sole = factor.getKey();
            }
        }
        return Optional.ofNullable(sole);
    }

    private static RationalPolynomial coefficients(Polynomial polynomial, Atom atom) {
        var coefficients = new BigFraction[HIGHEST_DEGREE + 1];
        Arrays.fill(coefficients, BigFraction.ZERO);
        polynomial
                .terms()
                .forEach((monomial, coefficient) ->
                        coefficients[monomial.power(atom).intValue()] = coefficient);
        return new RationalPolynomial(coefficients);
    }

    /// `c_0 r + c_1 r s u + ...` with r and s positive becomes `c_0 + c_1 u + ...`: the variable u takes every
    /// value when s u does.
    private static Polynomial stretched(Polynomial polynomial) {
        var atom = soleSigned(polynomial);
        if (atom.isEmpty()) {
            return polynomial;
        }
        var constant = withPower(polynomial, atom.get(), BigFraction.ZERO);
        var linear = withPower(polynomial, atom.get(), BigFraction.ONE);
        if (constant.isEmpty() || linear.isEmpty()) {
            return polynomial;
        }
        var unit = Polynomial.of(Monomial.of(atom.get()));
        var stretch = Polynomial.of(linear.get())
                .dividedBy(Polynomial.of(constant.get()).times(unit));
        var replaced = Substitution.replace(polynomial, atom.get(), unit.dividedBy(stretch));
        return replaced.dividedBy(Polynomial.of(constant.get()));
    }

    /// The one atom that is not known to be positive, if no other one contains it.
    private static Optional<Atom> soleSigned(Polynomial polynomial) {
        var signed = polynomial.terms().keySet().stream()
                .flatMap(monomial -> monomial.powers().keySet().stream())
                .filter(atom -> !FormSigns.of(Polynomial.of(atom)).equals(SignSet.POSITIVE))
                .distinct()
                .toList();
        boolean plain = polynomial.terms().keySet().stream()
                .allMatch(monomial -> monomial.exponent().isZero());
        if (!plain || signed.size() != 1) {
            return Optional.empty();
        }
        var atom = signed.getFirst();
        boolean apart = polynomial.terms().keySet().stream()
                .flatMap(monomial -> monomial.powers().keySet().stream())
                .allMatch(other -> other.equals(atom) || !Uses.any(other, atom::equals));
        return apart ? Optional.of(atom) : Optional.empty();
    }

    private static Optional<Monomial> withPower(Polynomial polynomial, Atom atom, BigFraction power) {
        var matching = polynomial.terms().keySet().stream()
                .filter(monomial -> monomial.power(atom).equals(power))
                .toList();
        return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
    }
}
