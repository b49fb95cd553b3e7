package dev.attest.theory.formula.normal;

import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// An expression of n tokens read for 2n of them, of which the second half is a copy of the first at the
/// positions n to 2n - 1: `n` becomes `2n`, and a sum over keys the sum over both halves. What comes with a
/// token comes with its copy.
final class Copies {
    private Copies() {}

    static Polynomial of(Polynomial polynomial) {
        var sum = Polynomial.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            sum = sum.plus(of(term.getKey()).scale(term.getValue()));
        }
        return sum;
    }

    private static Polynomial of(Monomial monomial) {
        var product = Polynomial.ONE;
        for (var factor : monomial.powers().entrySet()) {
            product = product.times(of(factor.getKey()).power(factor.getValue()));
        }
        return monomial.exponent().isZero() ? product : product.times(Folding.exponential(of(monomial.exponent())));
    }

    private static Polynomial of(Atom atom) {
        return switch (atom) {
            case Atom.Symbol symbol
            when symbol.name().equals(Atom.KEYS) -> Polynomial.of(symbol).scale(BigFraction.TWO);
            case Atom.Applied applied -> Substitution.applied(applied.kind(), of(applied.argument()));
            case Atom.Group group -> of(group.body());
            case Atom.Bound bound -> of(bound);
            case Atom.QueryEntry ignored -> Polynomial.of(atom);
            case Atom.KeyEntry ignored -> Polynomial.of(atom);
            case Atom.KeyPosition ignored -> Polynomial.of(atom);
            case Atom.Symbol ignored -> Polynomial.of(atom);
            case Atom.Prime ignored -> Polynomial.of(atom);
            case Atom.Delta ignored -> Polynomial.of(atom);
            case Atom.InputEntry ignored -> Polynomial.of(atom);
            case Atom.GridPlace ignored -> throw unread(atom);
            case Atom.Rotation ignored -> throw unread(atom);
            case Atom.Prefix ignored -> throw unread(atom);
            case Atom.SparseRow ignored -> throw unread(atom);
        };
    }

    private static NormalFormException unread(Atom atom) {
        return new NormalFormException(atom.text() + " of twice the tokens");
    }

    private static Polynomial of(Atom.Bound bound) {
        var index = Binders.fresh();
        var body = of(Substitution.rename(bound.body(), bound.index(), index));
        var first = Binders.bind(bound.binder(), bound.width(), index, body);
        if (!bound.overKeys()) {
            return first;
        }
        var second = Binders.bind(bound.binder(), bound.width(), index, shifted(body, index));
        return bound.isSum() ? first.plus(second) : Folding.maximum(first, second);
    }

    /// The key with this index stands n places later.
    private static Polynomial shifted(Polynomial body, String index) {
        return Substitution.replace(
                body,
                atom -> atom instanceof Atom.KeyPosition position
                                && position.key().equals(index)
                        ? Optional.of(Polynomial.of(atom).plus(Polynomial.size(Atom.KEYS)))
                        : Optional.empty());
    }
}
