package dev.attest.theory.certificate;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which indices a form in a certificate may mention: the key `j`, coordinates that a block declares, numbers
/// below a fixed width, and what its own sums bind. A key index never stands for a coordinate, nor the other
/// way round.
///
/// @param widths those that the file fixes
record FreeNames(Map<String, Integer> widths) {
    private static final Set<String> NAMED = Set.of("d", "dv", "m");

    /// Where an atom stands: the names that are keys there, and those that are coordinates.
    private record Scope(Set<String> keys, Set<String> coordinates) {
        Scope with(Atom.Bound bound) {
            var inner = new Scope(new HashSet<>(keys), new HashSet<>(coordinates));
            inner.keys.remove(bound.index());
            inner.coordinates.remove(bound.index());
            (bound.overKeys() ? inner.keys : inner.coordinates).add(bound.index());
            return inner;
        }

        Scope withKey(String index) {
            var inner = new Scope(new HashSet<>(keys), new HashSet<>(coordinates));
            inner.coordinates.remove(index);
            inner.keys.add(index);
            return inner;
        }
    }

    void checkWidth(String width) {
        boolean number = Character.isDigit(width.charAt(0));
        if (!number && !NAMED.contains(width)) {
            throw new IllegalArgumentException("expected d, dv, m or a number as the width of a block, got " + width);
        }
    }

    void check(Polynomial polynomial, List<String> coordinates) {
        check(polynomial, new Scope(Set.of(Atom.HERE), Set.copyOf(coordinates)));
    }

    private void check(Polynomial polynomial, Scope scope) {
        polynomial.terms().keySet().forEach(monomial -> {
            monomial.powers().keySet().forEach(atom -> check(atom, scope));
            check(monomial.exponent(), scope);
        });
    }

    private void check(Atom atom, Scope scope) {
        switch (atom) {
            case Atom.QueryEntry entry -> checkEntry(entry.index(), scope, atom);
            case Atom.KeyEntry entry -> {
                checkKey(entry.key(), scope, atom);
                checkEntry(entry.index(), scope, atom);
            }
            case Atom.KeyPosition position -> checkKey(position.key(), scope, atom);
            case Atom.Symbol symbol -> symbol.indices().forEach(index -> checkCoordinate(index, scope, atom));
            case Atom.InputEntry input -> {
                checkToken(input.key(), scope, atom);
                input.indices().forEach(index -> checkCoordinate(index, scope, atom));
            }
            case Atom.GridPlace place -> checkToken(place.key(), scope, atom);
            case Atom.Rotation rotation -> {
                check(rotation.position(), scope);
                checkCoordinate(rotation.row(), scope, atom);
                checkCoordinate(rotation.column(), scope, atom);
            }
            case Atom.Prefix prefix -> {
                checkKey(prefix.upTo(), scope, atom);
                check(prefix.body(), scope.withKey(prefix.index()));
            }
            case Atom.SparseRow row -> {
                check(row.alpha(), scope);
                check(row.here(), scope);
                check(row.there(), scope.withKey(row.index()));
            }
            case Atom.Delta ignored -> require(false, atom);
            case Atom.Prime ignored -> {}
            case Atom.Applied applied -> check(applied.argument(), scope);
            case Atom.Bound bound -> check(bound.body(), scope.with(bound));
            case Atom.Group group -> check(group.body(), scope);
        }
    }

    private void checkEntry(String index, Scope scope, Atom atom) {
        var width = widths.get("d");
        boolean number = Character.isDigit(index.charAt(0));
        require(
                number
                        ? width != null && index.length() < 10 && Integer.parseInt(index) < width
                        : scope.coordinates.contains(index),
                atom);
    }

    private static void checkCoordinate(String index, Scope scope, Atom atom) {
        require(Character.isDigit(index.charAt(0)) || scope.coordinates.contains(index), atom);
    }

    /// A key, or the token of the query.
    private static void checkToken(String key, Scope scope, Atom atom) {
        require(key.equals(Atom.OF_QUERY) || scope.keys.contains(key), atom);
    }

    private static void checkKey(String key, Scope scope, Atom atom) {
        require(scope.keys.contains(key), atom);
    }

    private static void require(boolean allowed, Atom atom) {
        if (!allowed) {
            throw new IllegalArgumentException(
                    "expected the key j, declared coordinates and bound indices, got " + atom.text());
        }
    }
}
