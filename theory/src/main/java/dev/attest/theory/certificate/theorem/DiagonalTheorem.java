package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The matrix of rows under a causal mask is triangular: its determinant is the product over i of the weight
/// that row i, with its i + 1 keys, gives to its last key. It is almost nowhere 0 if each of these is: by its
/// sign, or since it is analytic and not 0 at one point.
public final class DiagonalTheorem {
    private static final Polynomial X = Polynomial.of(new Atom.Symbol("$x", List.of(), SignSet.POSITIVE));
    private static final Polynomial Y = Polynomial.of(new Atom.Symbol("$y", List.of(), SignSet.POSITIVE));

    private final AlmostEvery almostEvery;

    /// @param mechanism causal
    public DiagonalTheorem(Mechanism mechanism) {
        this.almostEvery = new AlmostEvery(mechanism, false);
    }

    /// @param form its normal form
    public boolean isAlmostNowhereZero(NormalForm form, Optional<RowForm> row) {
        var last = atLastKey(form.weight());
        return isDefinedAlmostEverywhere(form.domain()) && (isNonzero(last) || isNonzero(row, form))
                || AnalyticRows.areAnalytic(form) && isNonzeroSomewhere(last, form.domain());
    }

    /// The same where the row knows more than queries, keys and positions. At the last key a sum up to the key
    /// is the sum over all keys. What is left is not 0 by its sign; or analytic in queries and keys and not 0
    /// at one point, but for factors that are not 0 by their signs.
    public boolean isAlmostNowhereZeroWithTokens(NormalForm form) {
        var last = atLastKey(withWholeSums(form.weight()));
        return form.domain().stream().allMatch(DomainTheorem::isMet)
                && (isNonzero(last) || isNonzeroSomewhere(last.isSingle() ? unsigned(last) : last));
    }

    private static Polynomial withWholeSums(Polynomial weight) {
        return Substitution.replace(
                weight,
                atom -> atom instanceof Atom.Prefix prefix && prefix.upTo().equals(Atom.HERE)
                        ? Optional.of(Binders.sumOverKeys(prefix.index(), prefix.body()))
                        : Optional.empty());
    }

    /// The factors of a product that may be 0.
    private static Polynomial unsigned(Polynomial product) {
        var rest = Polynomial.ONE;
        for (var factor : product.first().powers().entrySet()) {
            var power = Polynomial.of(factor.getKey()).power(factor.getValue());
            rest = SignAnalysis.of(power).within(SignSet.NONZERO) ? rest : rest.times(power);
        }
        return rest;
    }

    private boolean isNonzeroSomewhere(Polynomial factors) {
        return UnitTokens.areAllThereIs(factors)
                && AnalyticRows.areReal(new NormalForm(factors, List.of()))
                && isNonzeroSomewhere(factors, List.of());
    }

    private static Polynomial last() {
        return Polynomial.size(Atom.KEYS).minus(Polynomial.ONE);
    }

    private static Polynomial atLastKey(Polynomial weight) {
        return Substitution.replace(weight, new Atom.KeyPosition(Atom.HERE), last());
    }

    private static boolean isNonzero(Polynomial weight) {
        return ScoreSigns.of(weight).within(SignSet.NONZERO);
    }

    private static boolean isNonzero(Optional<RowForm> row, NormalForm form) {
        return row.filter(it -> it.matches(form.weight()) && it.entrySigns().within(SignSet.NONZERO))
                .isPresent();
    }

    private static boolean isDefinedAlmostEverywhere(List<Domain.Requirement> domain) {
        return domain.stream()
                .allMatch(requirement -> AnalyticRows.isMetAlmostEverywhere(requirement)
                        || DomainTheorem.isMet(
                                new Domain.Requirement(requirement.need(), byAge(requirement.expression()))));
    }

    /// Positions counted from the last key: n - 1 - pos(j) runs over the same numbers as pos(j).
    private static Polynomial byAge(Polynomial expression) {
        return Substitution.replace(
                expression,
                atom -> atom instanceof Atom.KeyPosition
                        ? Optional.of(last().minus(Polynomial.of(atom)))
                        : Optional.empty());
    }

    /// All queries 0; all tokens 0; q = x 1 and k = y 1 with x, y > 0.
    private boolean isNonzeroSomewhere(Polynomial weight, List<Domain.Requirement> domain) {
        return isNonzeroAt(weight, domain, Polynomial.ZERO, Polynomial::of)
                || isNonzeroAt(weight, domain, Polynomial.ZERO, key -> Polynomial.ZERO)
                || isNonzeroAt(weight, domain, X, key -> Y);
    }

    private boolean isNonzeroAt(
            Polynomial weight, List<Domain.Requirement> domain, Polynomial query, Function<Atom, Polynomial> key) {
        try {
            return almostEvery.isNonzero(at(weight, query, key))
                    && domain.stream()
                            .allMatch(requirement -> DomainTheorem.isMet(new Domain.Requirement(
                                    requirement.need(), at(requirement.expression(), query, key))));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static Polynomial at(Polynomial expression, Polynomial query, Function<Atom, Polynomial> key) {
        return Substitution.replace(expression, atom -> switch (atom) {
            case Atom.QueryEntry entry when !entry.mean() -> Optional.of(query);
            case Atom.KeyEntry ignored -> Optional.of(key.apply(atom));
            default -> Optional.empty();
        });
    }
}
