package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
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

/// What is not 0 for every number in its range, almost every drawn or learned parameter, every d >= 2, and
/// every n >= 1 or n >= 2.
final class AlmostEvery {
    private final Mechanism mechanism;
    private final boolean severalKeys;

    /// @param severalKeys n >= 2 only
    AlmostEvery(Mechanism mechanism, boolean severalKeys) {
        this.mechanism = mechanism;
        this.severalKeys = severalKeys;
    }

    /// Not 0 by its sign; or a polynomial in drawn or learned entries that is not 0 where all of them are 1.
    boolean isNonzero(Polynomial expression) {
        try {
            var wide = atLeastTwo(expression, "d");
            var enough = severalKeys ? atLeastTwo(wide, Atom.KEYS) : wide;
            return isSigned(enough)
                    || isPolynomialInEntries(enough) && isSigned(withOnes(enough))
                    || enough.isSingle()
                            && enough.first().powers().keySet().stream()
                                    .map(Polynomial::of)
                                    .allMatch(this::isNonzeroFactor);
        } catch (NormalFormException e) {
            return false;
        }
    }

    private boolean isNonzeroFactor(Polynomial factor) {
        return isSigned(factor) || isPolynomialInEntries(factor) && isSigned(withOnes(factor));
    }

    private static boolean isSigned(Polynomial expression) {
        return SignAnalysis.of(expression).within(SignSet.NONZERO)
                || SignAnalysis.of(NormalForm.cleared(expression)).within(SignSet.NONZERO);
    }

    /// The size as 2 + r with r >= 0. (A width that the file fixes is a number, not a size.)
    private static Polynomial atLeastTwo(Polynomial expression, String size) {
        var more = Polynomial.of(new Atom.Symbol("$r" + size, List.of(), SignSet.NONNEGATIVE));
        return Substitution.replace(expression, Atom.size(size), more.plus(Polynomial.of(2)));
    }

    private Polynomial withOnes(Polynomial expression) {
        return Substitution.replace(expression, atom -> isEntry(atom) ? Optional.of(Polynomial.ONE) : Optional.empty());
    }

    private boolean isEntry(Atom atom) {
        return atom instanceof Atom.Symbol symbol
                && mechanism.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(symbol.name()) && isFree(parameter));
    }

    /// Almost every value is meant, and every value is possible.
    private static boolean isFree(Parameter parameter) {
        return parameter.origin() == Parameter.Origin.LEARNED || parameter.origin() == Parameter.Origin.NORMAL;
    }

    /// Entries of free parameters stand under whole powers, in sums and products only.
    private boolean isPolynomialInEntries(Polynomial expression) {
        return expression.terms().keySet().stream().noneMatch(monomial -> Uses.any(monomial.exponent(), this::isEntry))
                && Powers.all(expression, (atom, power) -> {
                    boolean inside = Uses.any(atom, this::isEntry);
                    boolean whole = Exact.isWhole(power) && Exact.signum(power) > 0;
                    boolean plain = atom instanceof Atom.Symbol
                            || atom instanceof Atom.Bound bound
                                    && bound.binder() == Atom.Binder.SUM
                                    && isPolynomialInEntries(bound.body());
                    return !inside || whole && plain;
                });
    }
}
