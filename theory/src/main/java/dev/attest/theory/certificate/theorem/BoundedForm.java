package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.FormSigns;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Bounds of expressions for all queries and keys at once: cosines by the Cauchy-Schwarz inequality, and what
/// the language bounds by itself.
final class BoundedForm {
    private BoundedForm() {}

    /// A bound of the absolute value wherever the expression is defined, free of queries and keys.
    static Optional<Polynomial> bound(Polynomial expression) {
        var sum = Polynomial.ZERO;
        for (var term : expression.terms().entrySet()) {
            var bound = bound(term.getKey());
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(bound.get().scale(term.getValue().abs()));
        }
        return Optional.of(sum);
    }

    private static Optional<Polynomial> bound(Monomial monomial) {
        if (mentionsTokens(monomial.exponent())) {
            return Optional.empty();
        }
        var rest = new TreeMap<>(monomial.powers());
        boolean cosines = true;
        while (cosines) {
            cosines = takeCosine(rest, true);
        }
        var product = Polynomial.product(new TreeMap<>(), monomial.exponent());
        for (var factor : rest.entrySet()) {
            var bound = bound(factor.getKey(), factor.getValue());
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            product = product.times(bound.get());
        }
        return Optional.of(product);
    }

    private static Optional<Polynomial> bound(Atom atom, BigFraction power) {
        var value = Polynomial.of(atom);
        if (!mentionsTokens(value)) {
            return FormSigns.of(value).within(SignSet.NONNEGATIVE) ? Optional.of(value.power(power)) : Optional.empty();
        }
        boolean inUnitInterval = atom instanceof Atom.Applied applied
                && (applied.kind() == Atom.Kind.SIN
                        || applied.kind() == Atom.Kind.COS
                        || applied.kind() == Atom.Kind.SIGN);
        return inUnitInterval && Exact.signum(power) > 0 ? Optional.of(Polynomial.ONE) : Optional.empty();
    }

    /// `(sum_t x_t y_t) (sum_t x_t^2)^(-1/2) (sum_t y_t^2)^(-1/2)` is at most 1 in absolute value: the three
    /// leave.
    ///
    /// @param whole both norms divide; otherwise one of them, and the other stays as a factor
    private static boolean takeCosine(TreeMap<Atom, BigFraction> powers, boolean whole) {
        for (var atom : powers.keySet()) {
            if (atom instanceof Atom.Bound dot
                    && !dot.overKeys()
                    && dot.binder() == Atom.Binder.SUM
                    && dot.body().isSingle()
                    && BigFraction.ONE.equals(powers.get(dot))) {
                var sides = sides(dot.body().first());
                var query = norm(dot, sides.query());
                var key = norm(dot, sides.key());
                boolean known = !query.equals(dot) && !key.equals(dot);
                boolean divides =
                        whole ? has(powers, query) && has(powers, key) : has(powers, query) || has(powers, key);
                if (known && divides) {
                    powers.remove(dot);
                    powers.merge(query, BigFraction.ONE_HALF, BigFraction::add);
                    powers.merge(key, BigFraction.ONE_HALF, BigFraction::add);
                    powers.values().removeIf(power -> Exact.signum(power) == 0);
                    return true;
                }
            }
        }
        return false;
    }

    /// A bound on every bounded set of queries and keys, wherever the expression is defined.
    static boolean isBoundedOnBoundedSets(Polynomial expression) {
        return expression.terms().keySet().stream().allMatch(monomial -> {
            var rest = new TreeMap<>(monomial.powers());
            boolean cosines = true;
            while (cosines) {
                cosines = takeCosine(rest, false);
            }
            return !mentionsTokens(monomial.exponent())
                    && Calculus.isContinuous(Polynomial.product(rest, monomial.exponent()));
        });
    }

    private static boolean has(Map<Atom, BigFraction> powers, Atom norm) {
        return powers.getOrDefault(norm, BigFraction.ZERO).compareTo(BigFraction.ONE_HALF.negate()) <= 0;
    }

    private record Sides(Polynomial query, Polynomial key) {}

    private static Sides sides(Monomial body) {
        var query = new TreeMap<Atom, BigFraction>();
        var key = new TreeMap<Atom, BigFraction>();
        body.powers().forEach((atom, power) -> (Uses.query(Polynomial.of(atom)) ? query : key).put(atom, power));
        return new Sides(Polynomial.product(query, Polynomial.ZERO), Polynomial.product(key, body.exponent()));
    }

    /// The sum of the squares of one side.
    private static Atom norm(Atom.Bound dot, Polynomial side) {
        var squares = Binders.sum(dot.width(), dot.index(), side.power(2));
        return squares.isSingle()
                        && squares.firstCoefficient().equals(BigFraction.ONE)
                        && squares.first().powers().size() == 1
                ? squares.first().powers().firstKey()
                : dot;
    }

    static boolean mentionsTokens(Polynomial polynomial) {
        return Uses.any(polynomial, atom -> switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.KeyEntry ignored -> true;
            case Atom.KeyPosition ignored -> true;
            default -> Uses.isBeyondKeys(atom);
        });
    }
}
