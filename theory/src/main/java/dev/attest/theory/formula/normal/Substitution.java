package dev.attest.theory.formula.normal;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A polynomial rebuilt with indices renamed and atoms replaced. Bound indices are renamed apart on the way, so
/// nothing that comes in is captured.
public final class Substitution {
    private final UnaryOperator<String> indices;
    private final Function<Atom, Optional<Polynomial>> atoms;

    private Substitution(UnaryOperator<String> indices, Function<Atom, Optional<Polynomial>> atoms) {
        this.indices = indices;
        this.atoms = atoms;
    }

    /// Renames a free index.
    public static Polynomial rename(Polynomial polynomial, String from, String to) {
        return rename(polynomial, name -> name.equals(from) ? to : name);
    }

    /// Gives several free indices one name.
    public static Polynomial renameAll(Polynomial polynomial, Collection<String> from, String to) {
        return rename(polynomial, name -> from.contains(name) ? to : name);
    }

    static Polynomial rename(Polynomial polynomial, UnaryOperator<String> indices) {
        return new Substitution(indices, atom -> Optional.empty()).apply(polynomial);
    }

    /// Replaces atoms; one for which `atoms` is empty is rebuilt from its parts. An atom without binder of its
    /// own is offered after the bound indices around it have been renamed apart.
    public static Polynomial replace(Polynomial polynomial, Function<Atom, Optional<Polynomial>> atoms) {
        return new Substitution(UnaryOperator.identity(), atoms).apply(polynomial);
    }

    /// Replaces one closed atom.
    public static Polynomial replace(Polynomial polynomial, Atom atom, Polynomial by) {
        return replace(polynomial, candidate -> candidate.equals(atom) ? Optional.of(by) : Optional.empty());
    }

    private Polynomial apply(Polynomial polynomial) {
        var sum = Polynomial.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            sum = sum.plus(apply(term.getKey()).scale(term.getValue()));
        }
        return sum;
    }

    private Polynomial apply(Monomial monomial) {
        var product = Polynomial.ONE;
        for (var factor : monomial.powers().entrySet()) {
            product = product.times(apply(factor.getKey()).power(factor.getValue()));
        }
        return monomial.exponent().isZero() ? product : product.times(Folding.exponential(apply(monomial.exponent())));
    }

    private Polynomial apply(Atom atom) {
        var renamed = renamed(atom);
        var replacement = atoms.apply(renamed);
        return replacement.isPresent() ? replacement.get() : rebuilt(renamed);
    }

    private Atom renamed(Atom atom) {
        return switch (atom) {
            case Atom.QueryEntry entry -> new Atom.QueryEntry(entry.mean(), indices.apply(entry.index()));
            case Atom.KeyEntry entry -> new Atom.KeyEntry(indices.apply(entry.key()), indices.apply(entry.index()));
            case Atom.KeyPosition position -> new Atom.KeyPosition(indices.apply(position.key()));
            case Atom.Symbol symbol ->
                new Atom.Symbol(
                        symbol.name(), symbol.indices().stream().map(indices).toList(), symbol.signs());
            case Atom.Delta delta -> new Atom.Delta(indices.apply(delta.left()), indices.apply(delta.right()));
            case Atom.InputEntry input ->
                new Atom.InputEntry(
                        input.name(),
                        indices.apply(input.key()),
                        input.indices().stream().map(indices).toList(),
                        input.signs());
            case Atom.GridPlace place -> new Atom.GridPlace(place.column(), indices.apply(place.key()));
            case Atom.Prime prime -> prime;
            case Atom.Applied applied -> applied;
            case Atom.Bound bound -> bound;
            case Atom.Group group -> group;
            case Atom.Rotation rotation -> rotation;
            case Atom.Prefix prefix -> prefix;
            case Atom.SparseRow row -> row;
        };
    }

    private Polynomial rebuilt(Atom atom) {
        return switch (atom) {
            case Atom.Delta delta -> Binders.delta(delta.left(), delta.right());
            case Atom.Applied applied -> applied(applied.kind(), apply(applied.argument()));
            case Atom.Group group -> apply(group.body());
            case Atom.Bound bound -> rebuilt(bound);
            case Atom.Rotation rotation ->
                Rotations.entry(
                        apply(rotation.position()),
                        rotation.width(),
                        indices.apply(rotation.row()),
                        indices.apply(rotation.column()));
            case Atom.Prefix prefix -> {
                var fresh = Binders.fresh();
                yield KeyRows.prefix(indices.apply(prefix.upTo()), fresh, inside(prefix.index(), fresh, prefix.body()));
            }
            case Atom.SparseRow row -> {
                var fresh = Binders.fresh();
                yield KeyRows.sparse(
                        apply(row.alpha()), apply(row.here()), fresh, inside(row.index(), fresh, row.there()));
            }
            default -> Polynomial.of(atom);
        };
    }

    private Polynomial rebuilt(Atom.Bound bound) {
        var fresh = Binders.fresh();
        return Binders.bind(bound.binder(), bound.width(), fresh, inside(bound.index(), fresh, bound.body()));
    }

    /// What stands under a binder, with its index renamed.
    private Polynomial inside(String index, String fresh, Polynomial body) {
        UnaryOperator<String> inner = name -> name.equals(index) ? fresh : indices.apply(name);
        return new Substitution(inner, atoms).apply(body);
    }

    static Polynomial applied(Atom.Kind kind, Polynomial argument) {
        return switch (kind) {
            case ABS -> Folding.absolute(argument);
            case LOG -> Folding.logarithm(argument);
            case SIGN -> Folding.sign(argument);
            case SIN -> Folding.sine(argument);
            case COS -> Folding.cosine(argument);
        };
    }
}
