package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;

/// The rank of the n x n matrix of rows, without a mask.
public final class RankTheorem {
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol Y = new Atom.Symbol("$y", List.of(), SignSet.POSITIVE);

    private RankTheorem() {}

    /// Row i is `F(S_i) phi(q_i) . psi(k_j) + G(S_i)`: the rank is at most the number of features, and one more
    /// where G is not 0. It is not one more where G = g S F with one g for all rows: then the row is `F(S_i)
    /// phi(q_i) . (psi(k_j) + g sum_l psi(k_l))`. The position i of the query may enter phi, not psi; the
    /// position of the key may enter psi, not phi.
    public static Optional<String> bound(RowForm form, List<FeatureBlock> blocks) {
        return count(form, blocks, belongsToKeys(form) ? 0 : 1);
    }

    private static boolean belongsToKeys(RowForm form) {
        if (form.shift().isZero()) {
            return true;
        }
        var share = form.shift().dividedBy(form.scale().times(Polynomial.of(RowForm.SUM)));
        return !Uses.any(share, RowForm.SUM::equals) && !Uses.queryToken(share);
    }

    /// The number of features of the score.
    public static Optional<String> features(RowForm form, List<FeatureBlock> blocks) {
        return count(form, blocks, 0);
    }

    private static Optional<String> count(RowForm form, List<FeatureBlock> blocks, int more) {
        boolean positionsSplit = blocks.stream()
                .allMatch(block ->
                        !Uses.queryToken(block.key()) && !Uses.any(block.query(), Atom.KeyPosition.class::isInstance));
        return positionsSplit && FeatureBlock.factorise(blocks, form.score())
                ? Optional.of(FeatureBlock.count(blocks, more))
                : Optional.empty();
    }

    /// With q_i = x_i 1 and k_j = y_j 1 the matrix is `r_i exp(c x_i y_j) h_j` with r_i, h_j and c not 0. For
    /// different x_i > 0 and different y_j > 0 the exponentials make a matrix that is not singular (a
    /// generalised Vandermonde matrix), for every n. The rows have to be defined there.
    public static boolean isUnbounded(RowForm form, List<Domain.Requirement> domain, Mechanism mechanism) {
        if (!KernelTheorem.keepsRank(form) || !DomainTheorem.isTotal(domain)) {
            return false;
        }
        try {
            var score = onLine(form.score());
            return score.isSingle()
                    && splits(score)
                    && isProduct(mixedExponent(score), new AlmostEvery(mechanism, true))
                    && !Uses.queryToken(mixedExponent(score));
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// Nothing enters the row but queries, keys, positions, and numbers that come with tokens and are held
    /// fixed.
    public static boolean speaksOf(NormalForm form) {
        return UnitTokens.areAllThereIs(form.weight())
                && form.domain().stream().allMatch(requirement -> UnitTokens.areAllThereIs(requirement.expression()));
    }

    /// The determinant of the matrix of rows, nonzero for some tokens, is so for almost all.
    public static boolean isAnalytic(NormalForm form) {
        return AnalyticRows.areAnalytic(form);
    }

    private static Polynomial onLine(Polynomial score) {
        return Substitution.replace(score, atom -> switch (atom) {
            case Atom.QueryEntry entry when !entry.mean() -> Optional.of(Polynomial.of(X));
            case Atom.KeyEntry ignored -> Optional.of(Polynomial.of(Y));
            default -> Optional.empty();
        });
    }

    /// Every factor before the exponential is a nonzero function of x alone or of the key alone.
    private static boolean splits(Polynomial score) {
        return score.first().powers().keySet().stream().map(Polynomial::of).allMatch(atom -> {
            boolean query = mentions(atom, X) || Uses.queryToken(atom);
            boolean key = mentions(atom, Y) || Uses.key(atom, Atom.HERE);
            return !(query && key) && SignAnalysis.of(atom).within(SignSet.NONZERO);
        });
    }

    private static boolean mentions(Polynomial polynomial, Atom variable) {
        return Uses.any(polynomial, variable::equals);
    }

    private static Polynomial mixedExponent(Polynomial score) {
        return score.first().exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            boolean query = mentions(part, X) || Uses.queryToken(part);
            boolean key = mentions(part, Y) || Uses.key(part, Atom.HERE);
            return query && key ? part : Polynomial.ZERO;
        });
    }

    /// `c x y` with c not 0.
    private static boolean isProduct(Polynomial exponent, AlmostEvery almostEvery) {
        if (exponent.isZero()) {
            return false;
        }
        var factor = exponent.dividedBy(Polynomial.of(X).times(Polynomial.of(Y)));
        return !mentions(factor, X)
                && !mentions(factor, Y)
                && !Uses.key(factor, Atom.HERE)
                && almostEvery.isNonzero(factor);
    }
}
