package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;

/// Blocks of causal rows whose rank has no bound.
///
/// What a state linear in the values knows after t keys passes through that state: with later values 0, the
/// outputs at later positions are `A v` for the block A of the matrix of rows with rows i >= t and columns j < t,
/// so that the state has at least rank A numbers. Row i is `F(S_i) s_ij + G(S_i)` with F never 0, so that rank A
/// is at least that of the scores of the block, less one where G is not 0.
///
/// With q_i = x_i 1 and k_j = y_j 1, y_j > 0 all different, the scores are `r_i exp(c_i x_i y_j) h_j` with r_i,
/// h_j and c_i not 0 and all c_i of one sign. The x_i > 0 can be chosen so that all c_i x_i are different: then
/// the block of scores has rank t (a generalised Vandermonde matrix).
public final class GrowingStateTheorem {
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol Y = new Atom.Symbol("$y", List.of(), SignSet.POSITIVE);

    private GrowingStateTheorem() {}

    /// The score has this form, F never vanishes and the row has a value everywhere.
    public static boolean applies(NormalForm causal, RowForm form) {
        if (!form.scaleNeverVanishes() || !DomainTheorem.isTotal(causal.domain())) {
            return false;
        }
        try {
            var score = onLine(form.score());
            return score.isSingle() && splits(score) && isProduct(mixedExponent(score));
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// The scores on a curve have matrices of rank t for every t, and are the same functions in every row: a matrix
    /// of theirs with t queries and t keys is the block of a matrix of rows.
    public static boolean applies(Mechanism mechanism, NormalForm causal, RowForm form, Curve curve) {
        return form.scaleNeverVanishes()
                && !Uses.any(form.score(), GrowingStateTheorem::isOfRow)
                && !Uses.beyondKeys(causal.weight())
                && new KernelTheorem(mechanism).isUnboundedBlock(form, causal.domain(), curve);
    }

    /// Changes from row to row, or from place to place, for one query and key.
    private static boolean isOfRow(Atom atom) {
        return atom instanceof Atom.KeyPosition
                || atom instanceof Atom.Symbol symbol && (symbol.name().equals("n") || symbol.name().equals("i"))
                || atom instanceof Atom.QueryEntry entry && entry.mean();
    }

    private static Polynomial onLine(Polynomial score) {
        return Substitution.replace(score, atom -> switch (atom) {
            case Atom.QueryEntry entry when !entry.mean() -> Optional.of(Polynomial.of(X));
            case Atom.KeyEntry ignored -> Optional.of(Polynomial.of(Y));
            default -> Optional.empty();
        });
    }

    private static boolean isOfQuery(Polynomial polynomial) {
        return mentions(polynomial, X) || CausalSides.isOfQuery(polynomial);
    }

    private static boolean isOfKey(Polynomial polynomial) {
        return mentions(polynomial, Y) || CausalSides.isOfKey(polynomial);
    }

    private static boolean mentions(Polynomial polynomial, Atom variable) {
        return Uses.any(polynomial, variable::equals);
    }

    private static boolean splits(Polynomial score) {
        return score.first().powers().keySet().stream()
                .map(Polynomial::of)
                .allMatch(factor -> !(isOfQuery(factor) && isOfKey(factor))
                        && SignAnalysis.of(factor).within(SignSet.NONZERO));
    }

    private static Polynomial mixedExponent(Polynomial score) {
        return score.first().exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return isOfQuery(part) && isOfKey(part) ? part : Polynomial.ZERO;
        });
    }

    /// `c x y`, c of one strict sign and the same for every key.
    private static boolean isProduct(Polynomial exponent) {
        if (exponent.isZero()) {
            return false;
        }
        var factor = exponent.dividedBy(Polynomial.of(X).times(Polynomial.of(Y)));
        return !mentions(factor, X)
                && !isOfKey(factor)
                && SignAnalysis.of(factor).isStrict();
    }
}
