package dev.attest.theory.formula.normal;

import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

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
            case SIN, COS -> ofPart(applied);
        };
    }

    /// The sine and cosine of c pi i / n, where i < n is the position of a query or of a key: the angle is at
    /// least 0 and less than c pi.
    private static SignSet ofPart(Atom.Applied applied) {
        var argument = applied.argument();
        if (!argument.isSingle() || !isPartOfPi(argument.first())) {
            return SignSet.ANY;
        }
        var parts = argument.firstCoefficient();
        boolean sine = applied.kind() == Atom.Kind.SIN;
        boolean within =
                Exact.signum(parts) >= 0 && parts.compareTo(sine ? BigFraction.ONE : BigFraction.ONE_HALF) <= 0;
        return within ? (sine ? SignSet.NONNEGATIVE : SignSet.POSITIVE) : SignSet.ANY;
    }

    private static boolean isPartOfPi(Monomial angle) {
        var powers = angle.powers();
        boolean scaled = powers.size() == 3
                && angle.exponent().isZero()
                && angle.power(Atom.size("pi")).equals(BigFraction.ONE)
                && angle.power(Atom.size(Atom.KEYS)).equals(BigFraction.MINUS_ONE);
        return scaled
                && powers.keySet().stream()
                        .anyMatch(atom -> (atom instanceof Atom.KeyPosition || atom.equals(Atom.size("i")))
                                && angle.power(atom).equals(BigFraction.ONE));
    }
}
