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
            case Atom.Prefix prefix -> any(prefix.body(), wanted);
            case Atom.Rotation rotation -> any(rotation.position(), wanted);
            case Atom.SparseRow row -> any(row.alpha(), wanted) || any(row.here(), wanted) || any(row.there(), wanted);
            default -> false;
        };
    }

    /// Mentions something of the tokens beside entries of the query, entries of keys and their positions, or a
    /// function of several keys other than a sum or maximum over all of them. Theorems about functions of
    /// queries and keys do not speak of these.
    public static boolean beyondKeys(Polynomial polynomial) {
        return any(polynomial, Uses::isBeyondKeys);
    }

    public static boolean isBeyondKeys(Atom atom) {
        return switch (atom) {
            case Atom.InputEntry ignored -> true;
            case Atom.GridPlace ignored -> true;
            case Atom.Rotation ignored -> true;
            case Atom.Prefix ignored -> true;
            case Atom.SparseRow ignored -> true;
            default -> false;
        };
    }

    /// Mentions rows of sparsemax or entmax, or a function of several keys that is not a sum or maximum over
    /// all of them nor a number made of inputs and positions alone.
    public static boolean beyondNumbers(Polynomial polynomial) {
        return any(polynomial, atom -> switch (atom) {
            case Atom.SparseRow ignored -> true;
            case Atom.Prefix prefix -> content(prefix.body());
            case Atom.Rotation rotation -> content(rotation.position());
            default -> false;
        });
    }

    /// Mentions entries of the query or of keys.
    public static boolean content(Polynomial polynomial) {
        return any(polynomial, atom -> atom instanceof Atom.KeyEntry || isQuery(atom));
    }

    /// Mentions a sum or maximum over keys, or another function of several keys, of their content or the
    /// query: not just of inputs and positions, which are held fixed.
    public static boolean contentReduction(Polynomial polynomial) {
        return any(
                polynomial,
                atom -> atom instanceof Atom.Bound bound && bound.overKeys() && content(bound.body())
                        || atom instanceof Atom.Prefix prefix && content(prefix.body())
                        || atom instanceof Atom.SparseRow);
    }

    /// Mentions where the query stands, or what comes with its token: that differs from row to row.
    public static boolean queryToken(Polynomial polynomial) {
        return any(polynomial, atom -> switch (atom) {
            case Atom.Symbol symbol -> symbol.name().equals("i");
            case Atom.InputEntry input -> input.key().equals(Atom.OF_QUERY);
            case Atom.GridPlace place -> place.key().equals(Atom.OF_QUERY);
            default -> false;
        });
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

    /// Mentions a sum or maximum over keys, or another function of several keys.
    public static boolean keyReduction(Polynomial polynomial) {
        return any(
                polynomial,
                atom -> atom instanceof Atom.Bound bound && bound.overKeys()
                        || atom instanceof Atom.Prefix
                        || atom instanceof Atom.SparseRow);
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
            case Atom.InputEntry input ->
                input.key().equals(index) || input.indices().contains(index);
            case Atom.GridPlace place -> place.key().equals(index);
            case Atom.Rotation rotation ->
                rotation.row().equals(index) || rotation.column().equals(index);
            case Atom.Prefix prefix -> prefix.upTo().equals(index);
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
            case Atom.Prefix prefix -> depth(prefix.body(), keys) + (keys ? 1 : 0);
            case Atom.Rotation rotation -> depth(rotation.position(), keys);
            case Atom.SparseRow row ->
                Math.max(depth(row.alpha(), keys), Math.max(depth(row.here(), keys), depth(row.there(), keys)))
                        + (keys ? 1 : 0);
            default -> 0;
        };
    }
}
