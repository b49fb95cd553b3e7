package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of sparsemax and entmax are never injective where the scores grow along rays.
///
/// Let alpha > 1 and let the scores of c q be `c^r A_j + B_j`, r > 0, with A and B free of c. An entry is not
/// 0 only if its score is less than `1 / (alpha - 1)` below the largest. So for all c that are large enough
/// only keys with the largest A_j have one, and the row depends on the differences of their B_j alone: it
/// stays the same. That is so for every K and every q, and the row is defined everywhere.
public final class SaturationTheorem {
    private static final Homogeneity IN_QUERY = Homogeneity.inQuery();

    private SaturationTheorem() {}

    public static boolean holds(NormalForm form) {
        try {
            return row(form.weight()).filter(SaturationTheorem::saturates).isPresent()
                    && DomainTheorem.isTotal(form.domain());
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// The row, if the weight is a constant times an entry of it.
    private static Optional<Atom.SparseRow> row(Polynomial weight) {
        if (!weight.isSingle()) {
            return Optional.empty();
        }
        return weight.first().powers().entrySet().stream()
                .filter(power -> power.getValue().equals(BigFraction.ONE))
                .map(power -> power.getKey())
                .filter(Atom.SparseRow.class::isInstance)
                .map(Atom.SparseRow.class::cast)
                .filter(row -> Substitutions.isNonzeroConstant(weight.dividedBy(Polynomial.of(row))))
                .findFirst();
    }

    private static boolean saturates(Atom.SparseRow row) {
        var bias = Substitution.replace(
                row.here(), atom -> Uses.isQuery(atom) ? Optional.of(Polynomial.ZERO) : Optional.empty());
        var rest = row.here().minus(bias);
        return SignAnalysis.isPositive(row.alpha().minus(Polynomial.ONE))
                && !Uses.query(row.alpha())
                && NormalForm.same(Substitution.rename(row.there(), row.index(), Atom.HERE), row.here())
                && IN_QUERY.degree(rest).filter(degree -> degree > 0).isPresent();
    }
}
