package dev.attest.theory.formula.normal;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a polynomial mentions, at any depth.
public final class Uses {
    private Uses() {}

    public static boolean any(Polynomial polynomial, Predicate<Atom> wanted) {
        return polynomial.terms().keySet().stream().anyMatch(monomial -> any(monomial, wanted));
    }

    public static boolean any(Monomial monomial, Predicate<Atom> wanted) {
        return monomial.powers().keySet().stream().anyMatch(atom -> any(atom, wanted))
                || any(monomial.exponent(), wanted);
    }

    public static boolean any(Atom atom, Predicate<Atom> wanted) {
        if (wanted.test(atom)) {
            return true;
        }
        return switch (atom) {
            case Atom.Applied applied -> any(applied.argument(), wanted);
            case Atom.Bound bound -> any(bound.body(), wanted);
            case Atom.Group group -> any(group.body(), wanted);
            default -> false;
        };
    }

    /// The first sum or maximum, outer ones first, that passes the test.
    public static Optional<Atom.Bound> firstBound(Polynomial polynomial, Predicate<Atom.Bound> wanted) {
        var found = new ArrayList<Atom.Bound>();
        any(polynomial, atom -> {
            if (atom instanceof Atom.Bound bound && wanted.test(bound)) {
                found.add(bound);
            }
            return !found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /// Visits every atom at every depth, outer ones first.
    public static void visit(Polynomial polynomial, Consumer<Atom> visitor) {
        any(polynomial, atom -> {
            visitor.accept(atom);
            return false;
        });
    }

    /// Mentions an entry of the query. (The mean query is held fixed and does not count.)
    public static boolean query(Polynomial polynomial) {
        return any(polynomial, Uses::isQuery);
    }

    public static boolean isQuery(Atom atom) {
        return atom instanceof Atom.QueryEntry entry && !entry.mean();
    }

    /// Mentions the key with this free index.
    public static boolean key(Polynomial polynomial, String key) {
        return index(polynomial, key);
    }

    /// Mentions a sum or maximum over keys.
    public static boolean keyReduction(Polynomial polynomial) {
        return any(polynomial, atom -> atom instanceof Atom.Bound bound && bound.overKeys());
    }

    public static boolean index(Polynomial polynomial, String index) {
        return any(polynomial, atom -> mentions(atom, index));
    }

    public static boolean index(Monomial monomial, String index) {
        return any(monomial, atom -> mentions(atom, index));
    }

    public static boolean index(Atom atom, String index) {
        return any(atom, inner -> mentions(inner, index));
    }

    private static boolean mentions(Atom atom, String index) {
        return switch (atom) {
            case Atom.QueryEntry entry -> entry.index().equals(index);
            case Atom.KeyEntry entry ->
                entry.key().equals(index) || entry.index().equals(index);
            case Atom.KeyPosition position -> position.key().equals(index);
            case Atom.Symbol symbol -> symbol.indices().contains(index);
            case Atom.Delta delta -> delta.left().equals(index) || delta.right().equals(index);
            default -> false;
        };
    }

    /// How deep binders of one sort are nested.
    static int depth(Polynomial polynomial, boolean keys) {
        int deepest = 0;
        for (var monomial : polynomial.terms().keySet()) {
            for (var atom : monomial.powers().keySet()) {
                deepest = Math.max(deepest, depth(atom, keys));
            }
            deepest = Math.max(deepest, depth(monomial.exponent(), keys));
        }
        return deepest;
    }

    private static int depth(Atom atom, boolean keys) {
        return switch (atom) {
            case Atom.Applied applied -> depth(applied.argument(), keys);
            case Atom.Bound bound -> depth(bound.body(), keys) + (bound.overKeys() == keys ? 1 : 0);
            case Atom.Group group -> depth(group.body(), keys);
            default -> 0;
        };
    }
}
