package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;

/// What bounds the sum over the keys of the best weight that a query can give to each.
///
/// - Rows that are not negative, sum to at most 1 and make matrices of rank at most r: the row for the best
///   query of each key makes a matrix with eigenvalues of absolute value at most 1, at most r of them not 0, so
///   its trace is at most r.
/// - Scores between two positive numbers: `a_j = s_j / S` is at most their ratio over n.
///
/// A bound on sum_j sup_q a_j, over queries at all positions, bounds the mass in windows: every entry of column
/// j is at most sup_q a_j, and at most s windows hold j.
public final class BudgetTheorem {
    private BudgetTheorem() {}

    /// No entry of a row is negative.
    public static boolean isNonNegative(NormalForm form, Optional<RowForm> row) {
        return ScoreSigns.of(form.weight()).within(SignSet.NONNEGATIVE)
                || row.filter(it -> it.matches(form.weight()) && it.entrySigns().within(SignSet.NONNEGATIVE))
                        .isPresent();
    }

    /// A row adds up to 1.
    public static boolean sumsToOne(NormalForm form) {
        return NormalForm.same(form.rowSum(), Polynomial.ONE);
    }

    /// A row adds up to at most 1.
    public static boolean sumsToAtMostOne(NormalForm form, Optional<RowForm> row) {
        return sumsToOne(form)
                || SignAnalysis.of(Polynomial.ONE.minus(form.rowSum())).within(SignSet.NONNEGATIVE)
                || row.filter(it -> it.matches(form.weight()) && isAtMostOne(it))
                        .isPresent();
    }

    /// 1 minus the sum, as it is or multiplied through by divisors that are positive.
    private static boolean isAtMostOne(RowForm row) {
        var rest = Polynomial.ONE.minus(row.rowSum());
        boolean positiveDivisors = Powers.all(
                rest,
                (atom, power) -> !(atom instanceof Atom.Group)
                        || Exact.signum(power) > 0
                        || SignAnalysis.isPositive(Polynomial.of(atom)));
        return SignAnalysis.of(rest).within(SignSet.NONNEGATIVE)
                || positiveDivisors && SignAnalysis.of(NormalForm.cleared(rest)).within(SignSet.NONNEGATIVE);
    }

    /// The largest ratio of two scores, for rows s_j / S with scores that depend on the directions of q and k
    /// only, monotonically.
    public static Optional<String> ratio(RowForm row) {
        try {
            boolean divisive = row.shift().isZero()
                    && NormalForm.same(row.scale().times(Polynomial.of(RowForm.SUM)), Polynomial.ONE);
            return divisive ? ratio(row.score()) : Optional.empty();
        } catch (NormalFormException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ratio(Polynomial score) {
        var query = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
        var key = new Atom.Symbol("$y", List.of(), SignSet.POSITIVE);
        var kernel = UnitTokens.in(score, Polynomial.of(query), Polynomial.of(key));
        boolean ofDirections = !UnitTokens.mentionsTokens(kernel)
                && !UnitTokens.mentionsPositions(kernel)
                && !Uses.keyReduction(kernel)
                && !Uses.any(kernel, query::equals)
                && !Uses.any(kernel, key::equals);
        var direction = ofDirections ? Calculus.direction(kernel, UnitTokens.COSINE) : SignSet.ANY;
        if (!direction.isStrict()) {
            return Optional.empty();
        }
        var below = at(kernel, direction.equals(SignSet.POSITIVE) ? -1 : 1);
        var above = at(kernel, direction.equals(SignSet.POSITIVE) ? 1 : -1);
        boolean fixed =
                !Uses.any(below, Atom.size(Atom.KEYS)::equals) && !Uses.any(above, Atom.size(Atom.KEYS)::equals);
        return fixed && isPositive(below) ? Optional.of(quotient(above, below)) : Optional.empty();
    }

    private static String quotient(Polynomial above, Polynomial below) {
        var quotient = above.dividedBy(below);
        return quotient.isSingle() ? quotient.text() : "(" + above.text() + ") / (" + below.text() + ")";
    }

    private static Polynomial at(Polynomial kernel, int cosine) {
        return Substitution.replace(kernel, UnitTokens.COSINE, Polynomial.of(cosine));
    }

    private static boolean isPositive(Polynomial number) {
        return SignAnalysis.isPositive(number) || FixedNumber.isPositive(number);
    }
}
