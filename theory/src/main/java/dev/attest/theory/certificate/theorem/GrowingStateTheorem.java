package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Blocks of causal rows whose rank has no bound.
///
/// What a state linear in the values knows after t keys passes through that state: with later values 0, the
/// outputs at later positions are `A v` for the block A of the matrix of rows with rows i >= t and columns j <
/// t, so that the state has at least rank A numbers.
///
/// - A row `r_i h_ij exp(c_i x_i y_j)`: with q_i = x_i 1 and k_j = y_j 1, all y_j > 0 different and fixed, the
///   vectors `(h_j exp(c x y_j))_j` for x > 0 span R^t for any c and h_j that are not 0 (a generalised
///   Vandermonde matrix), so that each x_i can be chosen outside the span of the rows before it: rank t.
/// - A row `F(S_i) s_ij + G(S_i)`, F never 0, with scores `s_i(q, k)` on a curve that span, as functions of k,
///   a space of infinite dimension for each i: each q_i can be chosen so that s_i(q_i, .) is outside the span
///   of the ones before it, and t independent functions are so on t keys. The scores have rank t, the rows t -
///   1 at least.
public final class GrowingStateTheorem {
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol Y = new Atom.Symbol("$y", List.of(), SignSet.POSITIVE);

    private final AlmostEvery almostEvery;
    private final NormalForm causal;

    public GrowingStateTheorem(Mechanism mechanism, NormalForm causal) {
        this.almostEvery = new AlmostEvery(mechanism, true);
        this.causal = causal;
    }

    /// The row is one exponential, along the queries `x 1` or along mean queries `x 1` with the query 1 (every
    /// second query is free to give the mean any value), and defined everywhere.
    public boolean appliesToRow() {
        return CausalSides.isTotal(causal.domain()) && (isExponential(false) || isExponential(true));
    }

    private boolean isExponential(boolean ofMean) {
        try {
            var row = onLine(causal.weight(), ofMean);
            var exponents = row.terms().keySet().stream()
                    .map(GrowingStateTheorem::mixedExponent)
                    .distinct()
                    .toList();
            return exponents.size() == 1
                    && isProduct(exponents.getFirst())
                    && splits(row.dividedBy(IndexNotation.exponential(exponents.getFirst())));
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static Polynomial onLine(Polynomial row, boolean ofMean) {
        return Substitution.replace(row, atom -> switch (atom) {
            case Atom.QueryEntry entry when entry.mean() == ofMean -> Optional.of(Polynomial.of(X));
            case Atom.QueryEntry entry when ofMean -> Optional.of(Polynomial.ONE);
            case Atom.KeyEntry entry when entry.key().equals(Atom.HERE) -> Optional.of(Polynomial.of(Y));
            default -> Optional.empty();
        });
    }

    private static boolean isOfQuery(Polynomial polynomial) {
        return mentions(polynomial, X);
    }

    private static boolean isOfKey(Polynomial polynomial) {
        return mentions(polynomial, Y) || CausalSides.isOfKey(polynomial);
    }

    private static boolean mentions(Polynomial polynomial, Atom variable) {
        return Uses.any(polynomial, variable::equals);
    }

    /// A nonzero function of x and the row, the same in every summand, times one of the key and the row.
    private static boolean splits(Polynomial row) {
        var ofRow = row.terms().keySet().stream()
                .map(GrowingStateTheorem::withoutKey)
                .distinct()
                .toList();
        if (ofRow.size() != 1) {
            return false;
        }
        var ofKey = row.dividedBy(ofRow.getFirst());
        return !isOfQuery(ofKey)
                && !isOfKey(ofRow.getFirst())
                && SignAnalysis.of(ofKey).within(SignSet.NONZERO)
                && ofRow.getFirst().first().powers().keySet().stream()
                        .allMatch(
                                factor -> SignAnalysis.of(Polynomial.of(factor)).within(SignSet.NONZERO));
    }

    /// The factors that know x, but not the key.
    private static Polynomial withoutKey(Monomial monomial) {
        var powers = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> {
            if (isOfQuery(Polynomial.of(atom))) {
                powers.put(atom, power);
            }
        });
        var exponent = monomial.exponent()
                .sumOver((term, coefficient) ->
                        isOfQuery(Polynomial.of(term)) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        return Polynomial.product(powers, exponent);
    }

    private static Polynomial mixedExponent(Monomial monomial) {
        return monomial.exponent().sumOver((term, coefficient) -> {
            var part = Polynomial.of(term, coefficient);
            return isOfQuery(part) && isOfKey(part) ? part : Polynomial.ZERO;
        });
    }

    /// `c x y`, c not 0 and the same for every key and query.
    private boolean isProduct(Polynomial exponent) {
        if (exponent.isZero()) {
            return false;
        }
        var factor = exponent.dividedBy(Polynomial.of(X).times(Polynomial.of(Y)));
        return !isOfQuery(factor) && !isOfKey(factor) && !Uses.keyReduction(factor) && almostEvery.isNonzero(factor);
    }

    /// The row is one of sparsemax or of entmax with alpha > 1, its scores `c q . k`: with t different keys on
    /// a circle and 0 for the later ones, the query `s k_j`, s c large, puts all weight on the key j. So t
    /// later rows are the rows of the identity on the first t keys.
    public boolean selectsKeys() {
        var row = causal.weight();
        return row.isSingle()
                && row.firstCoefficient().equals(BigFraction.ONE)
                && row.first().exponent().isZero()
                && row.first().powers().size() == 1
                && row.first().powers().firstKey() instanceof Atom.SparseRow sparse
                && row.first().power(sparse).equals(BigFraction.ONE)
                && sparse.alpha()
                        .constant()
                        .filter(alpha -> alpha.compareTo(BigFraction.ONE) > 0)
                        .isPresent()
                && Substitution.rename(sparse.there(), sparse.index(), Atom.HERE)
                        .equals(sparse.here())
                && isInnerProduct(sparse.here());
    }

    /// `c q . k`, c not 0 and without tokens.
    private boolean isInnerProduct(Polynomial score) {
        var product = Transition.contract(
                "d",
                Polynomial.of(new Atom.QueryEntry(false, Transition.INDEX)),
                Polynomial.of(new Atom.KeyEntry(Atom.HERE, Transition.INDEX)));
        var factor = score.dividedBy(product);
        return !CausalSides.isOfKey(factor)
                && !Uses.query(factor)
                && !Uses.queryToken(factor)
                && !Uses.keyReduction(factor)
                && !Uses.any(factor, atom -> atom instanceof Atom.QueryEntry)
                && almostEvery.isNonzero(factor);
    }

    /// The scores on the curve are no finite sum of products, and know no position of a key beside n and i.
    public boolean appliesToScores(Mechanism mechanism, RowForm form, Curve curve) {
        boolean positions = Uses.any(form.score(), Atom.KeyPosition.class::isInstance)
                && Uses.any(form.score(), GrowingStateTheorem::isRow);
        return form.scaleNeverVanishes()
                && !positions
                && !Uses.any(causal.weight(), atom -> atom instanceof Atom.QueryEntry entry && entry.mean())
                && !Uses.beyondKeys(causal.weight())
                && new KernelTheorem(mechanism).isUnboundedBlock(form, causal.domain(), curve);
    }

    private static boolean isRow(Atom atom) {
        return atom instanceof Atom.Symbol symbol
                && (symbol.name().equals("n") || symbol.name().equals("i"));
    }
}
