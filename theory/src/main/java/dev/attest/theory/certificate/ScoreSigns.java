package dev.attest.theory.certificate;

import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The signs that a score can have: as it stands, or as a function of the one inner product that it depends on.
public final class ScoreSigns {
    private ScoreSigns() {}

    public static SignSet of(Polynomial score) {
        var signs = SignAnalysis.of(score);
        if (!signs.equals(SignSet.ANY)) {
            return signs;
        }
        return innerProduct(score)
                .map(product -> SignAnalysis.of(Substitution.replace(score, product, Polynomial.of(argument()))))
                .orElse(SignSet.ANY);
    }

    /// No entry of a row can be negative: by the form of the weight, or as `F(S) s_j + G(S)` where it is that.
    static boolean noEntryIsNegative(Polynomial weight, Optional<RowForm> form) {
        return form.map(row -> row.matches(weight) && row.entrySigns().within(SignSet.NONNEGATIVE))
                .orElseGet(() -> of(weight).within(SignSet.NONNEGATIVE));
    }

    /// The variable u of the function h when a score is `h(u)`.
    public static Atom.Symbol argument() {
        return new Atom.Symbol("$u", List.of(), SignSet.ANY);
    }

    /// The sum over coordinates, of q and k together, of which the score is a function.
    public static Optional<Atom.Bound> innerProduct(Polynomial score) {
        Set<Atom.Bound> candidates = new LinkedHashSet<>();
        Uses.visit(score, atom -> {
            if (atom instanceof Atom.Bound bound && !bound.overKeys() && isMixed(bound)) {
                candidates.add(bound);
            }
        });
        return candidates.stream()
                .filter(product -> !mentionsTokens(Substitution.replace(score, product, Polynomial.of(argument()))))
                .findFirst();
    }

    private static boolean isMixed(Atom.Bound bound) {
        var sum = Polynomial.of(bound);
        return Uses.query(sum) && Uses.key(sum, Atom.HERE);
    }

    private static boolean mentionsTokens(Polynomial polynomial) {
        return Uses.query(polynomial) || Uses.key(polynomial, Atom.HERE);
    }
}
