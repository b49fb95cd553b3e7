package dev.attest.theory.formula.normal;

import java.util.Map;

/// The signs that a polynomial can have, read off its form: no case distinctions, no search. Sound, not
/// complete.
public final class FormSigns {
    private FormSigns() {}

    public static SignSet of(Polynomial polynomial) {
        return of(polynomial, Map.of());
    }

    /// The same, given the signs of some atoms (which somebody else has shown).
    public static SignSet of(Polynomial polynomial, Map<Atom, SignSet> known) {
        var signs = SignSet.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            signs = signs.plus(of(term.getKey(), known).times(SignSet.of(term.getValue())));
            if (signs.equals(SignSet.ANY)) {
                return signs;
            }
        }
        return signs;
    }

    private static SignSet of(Monomial monomial, Map<Atom, SignSet> known) {
        var signs = SignSet.POSITIVE;
        for (var factor : monomial.powers().entrySet()) {
            signs = signs.times(of(factor.getKey(), known).power(factor.getValue()));
        }
        return signs;
    }

    static SignSet of(Atom atom, Map<Atom, SignSet> known) {
        var given = known.get(atom);
        if (given != null) {
            return given;
        }
        return switch (atom) {
            case Atom.QueryEntry ignored -> SignSet.ANY;
            case Atom.KeyEntry ignored -> SignSet.ANY;
            case Atom.KeyPosition ignored -> SignSet.NONNEGATIVE;
            case Atom.Symbol symbol -> symbol.signs();
            case Atom.InputEntry input -> input.signs();
            case Atom.GridPlace ignored -> SignSet.NONNEGATIVE;
            case Atom.Rotation ignored -> SignSet.ANY;
            case Atom.Prefix prefix -> of(prefix.body(), known).sum();
            case Atom.SparseRow ignored -> SignSet.NONNEGATIVE;
            case Atom.Prime ignored -> SignSet.POSITIVE;
            case Atom.Delta ignored -> SignSet.NONNEGATIVE;
            case Atom.Applied applied -> of(applied, known);
            case Atom.Bound bound -> bound.isSum() ? of(bound.body(), known).sum() : of(bound.body(), known);
            case Atom.Group group -> of(group.body(), known);
        };
    }

    private static SignSet of(Atom.Applied applied, Map<Atom, SignSet> known) {
        return switch (applied.kind()) {
            case ABS -> of(applied.argument(), known).abs();
            case SIGN -> of(applied.argument(), known);
            case LOG -> of(applied.argument().minus(Polynomial.ONE), known);
            case SIN, COS -> SignSet.ANY;
        };
    }
}
