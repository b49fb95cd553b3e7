package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows that are analytic functions of all queries and keys, on a domain where such a function that is not 0 at
/// one point is 0 almost nowhere. Two cases:
///
/// - *Real*: the text is defined for all tokens but for a query or a key of norm 0; every divisor, root and
///   logarithm is of what keeps a strict sign, or of a norm. The domain is connected (d >= 2) and leaves out a
///   set of measure 0.
/// - *Meromorphic*: sums, products, quotients, exponentials, sines and cosines only. The same expression is
///   analytic on the complex space without the zeros of its divisors, which is connected and dense as long as
///   no divisor vanishes identically: each is nonzero at the point of which the theorem speaks.
final class AnalyticRows {
    private AnalyticRows() {}

    static boolean areAnalytic(NormalForm form) {
        return areReal(form) || areMeromorphic(form);
    }

    static boolean areReal(NormalForm form) {
        return form.domain().stream().allMatch(AnalyticRows::isMetAlmostEverywhere)
                && hasNoKink(form)
                && Powers.all(form.weight(), AnalyticRows::isRegular);
    }

    /// Met for all tokens, or a product of norms and of what is never 0.
    static boolean isMetAlmostEverywhere(Domain.Requirement requirement) {
        return DomainTheorem.isMet(requirement)
                || requirement.need() != Domain.Need.NONNEGATIVE
                        && requirement.expression().isSingle()
                        && isPositiveCoefficient(requirement)
                        && requirement.expression().first().powers().keySet().stream()
                                .allMatch(atom -> UnitTokens.isSquaredNorm(atom)
                                        || SignAnalysis.of(Polynomial.of(atom))
                                                .within(
                                                        requirement.need() == Domain.Need.POSITIVE
                                                                ? SignSet.POSITIVE
                                                                : SignSet.NONZERO));
    }

    private static boolean isPositiveCoefficient(Domain.Requirement requirement) {
        return requirement.need() == Domain.Need.NONZERO
                || Exact.signum(requirement.expression().firstCoefficient()) > 0;
    }

    private static boolean isRegular(Atom atom, BigFraction power) {
        if (atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.LOG) {
            if (!SignAnalysis.isPositive(applied.argument())) {
                return false;
            }
        }
        if (Exact.isWhole(power) && Exact.signum(power) > 0 || UnitTokens.isSquaredNorm(atom)) {
            return true;
        }
        var signs = SignAnalysis.of(Polynomial.of(atom));
        return signs.within(Exact.isWhole(power) ? SignSet.NONZERO : SignSet.POSITIVE);
    }

    private static boolean areMeromorphic(NormalForm form) {
        return form.domain().stream()
                        .allMatch(requirement ->
                                requirement.need() == Domain.Need.NONZERO && hasWholePowers(requirement.expression())
                                        || DomainTheorem.isMet(requirement))
                && hasNoKink(form)
                && hasWholePowers(form.weight());
    }

    /// Roots and logarithms of numbers only.
    private static boolean hasWholePowers(Polynomial expression) {
        return Powers.all(expression, (atom, power) -> {
            boolean opaque = atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.LOG;
            boolean constant = !UnitTokens.mentionsTokens(Polynomial.of(atom));
            return constant || Exact.isWhole(power) && !opaque;
        });
    }

    /// What the text asks for and what is always met does not matter.
    private static boolean hasNoKink(NormalForm form) {
        return isSmooth(form.weight())
                && form.domain().stream()
                        .allMatch(
                                requirement -> isSmooth(requirement.expression()) || DomainTheorem.isMet(requirement));
    }

    private static boolean isSmooth(Polynomial expression) {
        return !Uses.any(expression, atom -> switch (atom) {
            case Atom.Applied applied ->
                switch (applied.kind()) {
                    case ABS, SIGN -> true;
                    case LOG, SIN, COS -> false;
                };
            case Atom.Bound bound -> bound.binder() == Atom.Binder.MAX;
            default -> false;
        });
    }
}
