package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.FormSigns;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.HashMap;
import java.util.Map;

/// The signs that a polynomial can have for all values of its atoms, by form first and then by a case
/// distinction. Atoms are taken to vary independently, which can only add signs.
public final class SignAnalysis {
    private static final int DEEPEST = 6;

    private SignAnalysis() {}

    public static SignSet of(Polynomial polynomial) {
        try {
            return of(polynomial, 0);
        } catch (NormalFormException e) {
            return SignSet.ANY;
        }
    }

    public static boolean isPositive(Polynomial polynomial) {
        return of(polynomial).equals(SignSet.POSITIVE);
    }

    static SignSet of(Polynomial polynomial, int depth) {
        var signs = FormSigns.of(polynomial);
        if (isOneSided(signs) || depth > DEEPEST) {
            return signs;
        }
        signs = FormSigns.of(polynomial, partSigns(polynomial, depth));
        if (isOneSided(signs)) {
            return signs;
        }
        var distinguished = distinguish(polynomial, depth);
        return distinguished.equals(SignSet.ANY) ? signs : distinguished;
    }

    private static boolean isOneSided(SignSet signs) {
        return signs.within(SignSet.NONNEGATIVE) || signs.within(SignSet.NONPOSITIVE);
    }

    private static SignSet distinguish(Polynomial polynomial, int depth) {
        var kink = Kink.in(polynomial);
        if (kink.isPresent()) {
            var above = of(kink.get().above(polynomial), depth + 1);
            return above.equals(SignSet.ANY) ? above : above.union(of(kink.get().below(polynomial), depth + 1));
        }
        var signs = CollectedSums.signs(polynomial, depth);
        if (!signs.equals(SignSet.ANY)) {
            return signs;
        }
        signs = QuadraticForm.signs(polynomial);
        if (!signs.equals(SignSet.ANY)) {
            return signs;
        }
        signs = UnivariateSigns.of(polynomial);
        return signs.equals(SignSet.ANY) ? LogarithmSigns.of(polynomial, depth) : signs;
    }

    /// The signs of the groups, sums and arguments that stand in a polynomial, each looked at for itself.
    private static Map<Atom, SignSet> partSigns(Polynomial polynomial, int depth) {
        var signs = new HashMap<Atom, SignSet>();
        for (var monomial : polynomial.terms().keySet()) {
            for (var atom : monomial.powers().keySet()) {
                var found = part(atom, depth);
                if (!found.equals(SignSet.ANY)) {
                    signs.put(atom, found);
                }
            }
        }
        return signs;
    }

    private static SignSet part(Atom atom, int depth) {
        return switch (atom) {
            case Atom.Group group -> of(group.body(), depth + 1);
            case Atom.Bound bound ->
                bound.binder() == Atom.Binder.SUM ? of(bound.body(), depth + 1).sum() : of(bound.body(), depth + 1);
            case Atom.Prefix prefix -> of(prefix.body(), depth + 1).sum();
            case Atom.Applied applied
            when applied.kind() == Atom.Kind.ABS ->
                of(applied.argument(), depth + 1).abs();
            case Atom.Applied applied when applied.kind() == Atom.Kind.SIGN -> of(applied.argument(), depth + 1);
            case Atom.Applied applied
            when applied.kind() == Atom.Kind.LOG -> of(applied.argument().minus(Polynomial.ONE), depth + 1);
            default -> FormSigns.of(Polynomial.of(atom));
        };
    }
}
