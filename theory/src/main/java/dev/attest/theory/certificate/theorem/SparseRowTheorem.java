package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.SparseSlopes;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.KeyMeasure;
import dev.attest.theory.statement.KeyMeasure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of sparsemax (alpha = 2) and entmax, alpha > 1: `a_j = max((alpha - 1) u_j - t, 0)^(1/(alpha - 1))`
/// where t makes them sum to 1.
///
/// - With `s_l = a_l^(2 - alpha)` on the support and 0 elsewhere, `grad a_j = s_j (grad u_j - sum_l s_l grad
///   u_l / sum_l s_l)`. For alpha <= 2 each s_j is at most 1, so the gradient is at most the diameter of the
///   gradients of the scores.
/// - A key whose score is larger than all others by `1/(alpha - 1)` or more has the weight 1, whatever n is.
public final class SparseRowTheorem {
    private static final BigFraction TWO = new BigFraction(2);

    private SparseRowTheorem() {}

    /// The row, if the weight is an entry of one for all keys, with a number alpha > 1.
    public static Optional<Atom.SparseRow> row(Polynomial weight) {
        boolean sole = weight.isSingle()
                && weight.firstCoefficient().equals(BigFraction.ONE)
                && weight.first().exponent().isZero()
                && weight.first().powers().size() == 1;
        if (!sole || !(weight.first().powers().firstKey() instanceof Atom.SparseRow row)) {
            return Optional.empty();
        }
        boolean ofAllKeys = weight.first().power(row).equals(BigFraction.ONE)
                && Substitution.rename(row.there(), row.index(), Atom.HERE).equals(row.here())
                && !Uses.keyReduction(row.here());
        boolean saturates = row.alpha()
                .constant()
                .filter(alpha -> alpha.compareTo(BigFraction.ONE) > 0)
                .isPresent();
        return ofAllKeys && saturates ? Optional.of(row) : Optional.empty();
    }

    /// The terms of a score that change with the query.
    public static Polynomial moving(Atom.SparseRow row) {
        return row.here()
                .sumOver((term, coefficient) ->
                        Uses.query(Polynomial.of(term)) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
    }

    public static Optional<List<KeyMeasure>> bound(Polynomial weight, SparseSlopes evidence) {
        var row = row(weight);
        boolean flat = row.flatMap(entry -> entry.alpha().constant())
                .filter(alpha -> alpha.compareTo(TWO) <= 0)
                .isPresent();
        if (!flat || !FeatureBlock.factorise(evidence.blocks(), moving(row.orElseThrow()))) {
            return Optional.empty();
        }
        var measures = new ArrayList<KeyMeasure>();
        for (var block : evidence.blocks()) {
            var slope = new QuerySlope(block, evidence.slopes()).ofVector();
            if (slope.isEmpty()) {
                return Optional.empty();
            }
            var feature = new KeyMeasure.Feature(block.key().text(), block.widths());
            if (!slope.get().isZero()) {
                measures.add(new KeyMeasure(
                        Measure.DIAMETER, List.of(feature), slope.get().text()));
            }
        }
        return Optional.of(measures);
    }

    /// Far out on a line of queries one key of almost every K has all the weight: the entropy is 0 there.
    public static boolean vanishes(NormalForm form, boolean axis) {
        try {
            return row(form.weight())
                    .filter(row -> EntropyTheorem.isDefinedOnLine(form, axis)
                            && EntropyTheorem.separatesOnLine(row.here(), axis))
                    .isPresent();
        } catch (NormalFormException e) {
            return false;
        }
    }
}
