package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;

/// Functions h(u) of one variable that are not a polynomial in u on any interval that ends in 0, or not one and
/// the same polynomial on both sides of 0.
///
/// - Exponentials: u and the exponentials of independent polynomials in u are algebraically independent, so a
///   function R(u, e^p(u), ...) that is a polynomial in u does not change when the u inside the exponentials
///   varies by itself.
/// - Logarithms: the derivative of a polynomial is one.
/// - Fractions: some derivative is not 0 and goes to 0 at infinity.
/// - Roots of u: different powers of u are independent.
/// - A kink at 0: two different polynomials.
final class NonPolynomial {
    private static final Atom.Symbol V = new Atom.Symbol("$v", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol W = new Atom.Symbol("$w", List.of(), SignSet.POSITIVE);
    private static final int MOST_DERIVATIVES = 9;
    private static final int MOST_LOGARITHMS = 3;

    private final AlmostEvery almostEvery;

    NonPolynomial(AlmostEvery almostEvery) {
        this.almostEvery = almostEvery;
    }

    /// Not a polynomial for u > 0 near 0, where h is analytic at 0.
    boolean isAbove(Polynomial function, Atom variable) {
        return piece(function, variable, false).filter(this::isTranscendental).isPresent();
    }

    /// Not one polynomial for all u near 0.
    boolean isAround(Polynomial function, Atom variable) {
        var above = piece(function, variable, false);
        var below = piece(function, variable, true);
        return above.filter(it -> isTranscendental(it) || hasRoots(it)).isPresent()
                || below.filter(it -> isTranscendental(it) || hasRoots(it)).isPresent()
                || above.isPresent() && below.isPresent() && differ(above.get(), below.get());
    }

    /// The function of v = |u| > 0 on one side; empty where it has a kink there.
    private static Optional<Polynomial> piece(Polynomial function, Atom variable, boolean below) {
        try {
            var v = Polynomial.of(V);
            var piece = Substitution.replace(function, variable, below ? v.negate() : v);
            boolean kinked = Uses.any(
                    piece,
                    atom -> atom instanceof Atom.Applied applied
                            && (applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN)
                            && Uses.any(applied, V::equals));
            boolean bound = Uses.any(piece, atom -> atom instanceof Atom.Bound && Uses.any(atom, V::equals));
            return kinked || bound ? Optional.empty() : Optional.of(piece);
        } catch (NormalFormException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private boolean isTranscendental(Polynomial piece) {
        try {
            var rational = withoutLogarithms(piece);
            if (rational.isEmpty()) {
                return false;
            }
            return hasExponentials(rational.get())
                    ? movesWithItsExponentials(rational.get())
                    : isProperFraction(rational.get());
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static Optional<Polynomial> withoutLogarithms(Polynomial piece) {
        var current = piece;
        for (int i = 0; i < MOST_LOGARITHMS; i++) {
            if (!Uses.any(current, NonPolynomial::isOpaque)) {
                return Optional.of(current);
            }
            current = Calculus.derivative(current, V);
        }
        return Optional.empty();
    }

    private static boolean isOpaque(Atom atom) {
        return atom instanceof Atom.Applied && Uses.any(atom, V::equals);
    }

    /// In an exponent at any depth outside of exponents.
    private static boolean hasExponentials(Polynomial piece) {
        return piece.terms().keySet().stream()
                .anyMatch(monomial -> Uses.any(monomial.exponent(), V::equals)
                        || monomial.powers().keySet().stream()
                                .anyMatch(atom -> atom instanceof Atom.Group group && hasExponentials(group.body())));
    }

    private boolean movesWithItsExponentials(Polynomial piece) {
        if (!hasPolynomialExponents(piece)) {
            return false;
        }
        var derivative = Calculus.derivative(apart(piece), W);
        return almostEvery.isNonzero(derivative) || almostEvery.isNonzero(NormalForm.cleared(derivative));
    }

    private static boolean hasPolynomialExponents(Polynomial piece) {
        return piece.terms().keySet().stream()
                .allMatch(monomial -> isPolynomial(monomial.exponent())
                        && monomial.powers().keySet().stream()
                                .allMatch(atom ->
                                        !(atom instanceof Atom.Group group) || hasPolynomialExponents(group.body())));
    }

    private static boolean isPolynomial(Polynomial expression) {
        return expression.terms().keySet().stream()
                .allMatch(monomial -> !Uses.any(monomial.exponent(), V::equals)
                        && monomial.powers().entrySet().stream()
                                .allMatch(factor -> factor.getKey().equals(V)
                                        ? isNatural(factor.getValue())
                                        : !Uses.any(factor.getKey(), V::equals)));
    }

    private static boolean isNatural(BigFraction power) {
        return Exact.isWhole(power) && Exact.signum(power) >= 0;
    }

    /// The expression with w for v inside exponents, v elsewhere.
    private static Polynomial apart(Polynomial expression) {
        return expression.sumOver((monomial, coefficient) -> {
            var moved = Substitution.replace(monomial.exponent(), V, Polynomial.of(W));
            var product = IndexNotation.exponential(moved).scale(coefficient);
            for (var factor : monomial.powers().entrySet()) {
                var base = factor.getKey() instanceof Atom.Group group
                        ? apart(group.body())
                        : Polynomial.of(factor.getKey());
                product = product.times(base.power(factor.getValue()));
            }
            return product;
        });
    }

    private boolean isProperFraction(Polynomial piece) {
        if (!Powers.all(piece, (atom, power) -> Exact.isWhole(power) || !Uses.any(atom, V::equals))) {
            return false;
        }
        var current = piece;
        for (int i = 0; i < MOST_DERIVATIVES; i++) {
            var growth = Asymptote.of(current, V);
            if (growth.filter(it -> !it.stays()).isPresent()) {
                return true;
            }
            current = Calculus.derivative(current, V);
        }
        return false;
    }

    /// A sum of powers of v, one of them not natural.
    private boolean hasRoots(Polynomial piece) {
        if (!isSumOfPowers(piece)) {
            return false;
        }
        var unnatural = new TreeSet<BigFraction>();
        piece.terms().keySet().stream()
                .map(monomial -> monomial.power(V))
                .filter(power -> !isNatural(power))
                .forEach(unnatural::add);
        return unnatural.stream().anyMatch(power -> almostEvery.isNonzero(coefficient(piece, power)));
    }

    private static boolean isSumOfPowers(Polynomial piece) {
        return piece.terms().keySet().stream()
                .allMatch(monomial -> !Uses.any(monomial.exponent(), V::equals)
                        && monomial.powers().keySet().stream()
                                .allMatch(atom -> atom.equals(V) || !Uses.any(atom, V::equals)));
    }

    private static Polynomial coefficient(Polynomial piece, BigFraction power) {
        return piece.sumOver((monomial, coefficient) -> monomial.power(V).equals(power)
                ? Polynomial.of(monomial, coefficient)
                        .dividedBy(Polynomial.of(V).power(power))
                : Polynomial.ZERO);
    }

    /// Two polynomials in v and in -v.
    private boolean differ(Polynomial above, Polynomial below) {
        if (!isPolynomial(above) || !isPolynomial(below)) {
            return false;
        }
        var mirrored = below.sumOver((monomial, coefficient) -> Exact.isEven(monomial.power(V))
                ? Polynomial.of(monomial, coefficient)
                : Polynomial.of(monomial, coefficient.negate()));
        var difference = above.minus(mirrored);
        var powers = new TreeSet<BigFraction>();
        difference.terms().keySet().forEach(monomial -> powers.add(monomial.power(V)));
        return powers.stream().anyMatch(power -> almostEvery.isNonzero(coefficient(difference, power)));
    }
}
