package dev.attest.theory.formula.normal;

import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Functions of several keys beside sums and maxima over all of them: sums up to a key, rows of sparsemax and
/// entmax. Bound indices are named after the depth at which they stand.
final class KeyRows {
    private KeyRows() {}

    /// The sum of `body` over the keys up to and including `upTo`; factors that do not mention the index leave
    /// it.
    static Polynomial prefix(String upTo, String index, Polynomial body) {
        return body.sumOver(
                (monomial, coefficient) -> prefix(upTo, index, monomial).scale(coefficient));
    }

    private static Polynomial prefix(String upTo, String index, Monomial monomial) {
        var inside = new TreeMap<Atom, BigFraction>();
        var outside = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> (Uses.index(atom, index) ? inside : outside).put(atom, power));
        var exponentInside = monomial.exponent()
                .sumOver((term, coefficient) ->
                        Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var factor = Polynomial.of(Monomial.of(outside, monomial.exponent().minus(exponentInside)));
        var summand = Monomial.of(inside, exponentInside);
        return factor.times(summand.isOne() ? count(upTo) : closed(upTo, index, summand));
    }

    /// Positions run from 0.
    private static Polynomial count(String upTo) {
        return Polynomial.of(new Atom.KeyPosition(upTo)).plus(Polynomial.ONE);
    }

    private static Polynomial closed(String upTo, String index, Monomial summand) {
        var body = Polynomial.of(summand);
        var name = name(body);
        var renamed = Substitution.rename(body, index, name);
        if (!renamed.isSingle()) {
            return prefix(upTo, name, renamed);
        }
        var coefficient = renamed.firstCoefficient();
        var monic = renamed.scale(coefficient.reciprocal());
        return Polynomial.of(Atom.Prefix.of(upTo, name, monic)).scale(coefficient);
    }

    private static String name(Polynomial body) {
        return "l" + (Uses.depth(body, true) + 1);
    }

    /// An entry of a row of entmax. What all scores share leaves them: a row does not change when one number is
    /// added to all scores.
    static Polynomial sparse(Polynomial alpha, Polynomial here, String index, Polynomial there) {
        var own = there.sumOver((monomial, coefficient) ->
                Uses.index(monomial, index) ? Polynomial.of(monomial, coefficient) : Polynomial.ZERO);
        if (own.isZero()) {
            return Polynomial.size(Atom.KEYS).inverse();
        }
        var rest = here.minus(there.minus(own));
        var name = name(own);
        return Polynomial.of(Atom.SparseRow.of(alpha, rest, name, Substitution.rename(own, index, name)));
    }

    /// The sum over all keys of a monomial with an entry of such a row: the row sums to 1.
    static Optional<Polynomial> sumOfRow(String key, Monomial monomial) {
        for (var factor : monomial.powers().entrySet()) {
            if (factor.getKey() instanceof Atom.SparseRow row
                    && factor.getValue().equals(BigFraction.ONE)
                    && isRowOf(row, key)) {
                var rest = monomial.with(row, BigFraction.MINUS_ONE);
                if (!Uses.index(rest, key)) {
                    return Optional.of(Polynomial.of(rest));
                }
            }
        }
        return Optional.empty();
    }

    /// The entry is that of `key` in one row for all keys.
    private static boolean isRowOf(Atom.SparseRow row, String key) {
        return !Uses.index(row.alpha(), key)
                && !Uses.index(row.there(), key)
                && Substitution.rename(row.there(), row.index(), key).equals(row.here());
    }
}
