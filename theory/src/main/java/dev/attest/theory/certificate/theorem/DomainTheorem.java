package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.SignChange;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Domain.Need;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Where the text of a definition is defined.
public final class DomainTheorem {
    private static final List<BigFraction> ASKED_POWERS =
            Stream.of("1/2", "1", "3/2", "2", "3", "4").map(Exact::parse).toList();

    private DomainTheorem() {}

    /// The requirement is met for every query and all keys.
    public static boolean isMet(Domain.Requirement requirement) {
        return requirement.need().isMetBy(ScoreSigns.of(requirement.expression()));
    }

    /// Every requirement is met for every query and all keys.
    public static boolean isTotal(List<Domain.Requirement> domain) {
        return domain.stream().allMatch(DomainTheorem::isMet);
    }

    /// The polynomial has a value wherever the text is defined: what it divides by, takes roots and logarithms
    /// of is of the right sign by form, or is what the text asks for.
    ///
    /// @param withSigns the polynomial with its variables as they are when signs are looked at
    /// @param inPlace   and when they are compared with the text
    public static boolean isDefinedWithText(
            Polynomial polynomial,
            List<Domain.Requirement> domain,
            UnaryOperator<Polynomial> withSigns,
            UnaryOperator<Polynomial> inPlace) {
        return Powers.all(
                polynomial,
                (atom, power) -> needs(atom, power).stream()
                        .allMatch(need -> need.need().isMetBy(ScoreSigns.of(withSigns.apply(need.expression())))
                                || isAsked(need.need(), inPlace.apply(need.expression()), domain)));
    }

    private static List<Domain.Requirement> needs(Atom atom, BigFraction power) {
        var needs = new ArrayList<Domain.Requirement>();
        var base = base(atom);
        if (Exact.signum(power) < 0) {
            needs.add(new Domain.Requirement(Need.NONZERO, base));
        }
        if (!Exact.isWhole(power)) {
            needs.add(new Domain.Requirement(Need.NONNEGATIVE, base));
        }
        if (atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.LOG) {
            needs.add(new Domain.Requirement(Need.POSITIVE, applied.argument()));
        }
        return needs;
    }

    /// The text asks for it, or for a power of it up to a factor, or for a product with it.
    private static boolean isAsked(Need need, Polynomial subject, List<Domain.Requirement> domain) {
        return domain.stream()
                .anyMatch(requirement -> need == Need.NONZERO
                        ? requirement.need() != Need.NONNEGATIVE
                                && (isPowerOf(requirement.expression(), subject)
                                        || isFactorOf(requirement.expression(), subject))
                        : (requirement.need() == need || requirement.need() == Need.POSITIVE)
                                && NormalForm.same(requirement.expression(), subject));
    }

    /// What is one term is not 0 only where none of its factors is.
    private static boolean isFactorOf(Polynomial expression, Polynomial subject) {
        return expression.isSingle()
                && expression.first().powers().entrySet().stream()
                        .anyMatch(factor ->
                                Exact.signum(factor.getValue()) > 0 && NormalForm.same(base(factor.getKey()), subject));
    }

    private static Polynomial base(Atom atom) {
        return atom instanceof Atom.Group group ? group.body() : Polynomial.of(atom);
    }

    private static boolean isPowerOf(Polynomial expression, Polynomial subject) {
        return ASKED_POWERS.stream().anyMatch(power -> {
            try {
                return isMultiple(expression, subject.power(power));
            } catch (NormalFormException e) {
                return false;
            }
        });
    }

    /// A divisor of opposite signs at two queries, K fixed: along the segment between them the text is
    /// undefined somewhere. (If it were defined throughout, the divisor would be continuous there, since the
    /// text has no jumps, and vanish.)
    public static boolean changesSign(List<Domain.Requirement> domain, SignChange evidence) {
        if (evidence.requirement() < 0 || evidence.requirement() >= domain.size()) {
            return false;
        }
        var requirement = domain.get(evidence.requirement());
        if (requirement.need() != Need.NONZERO || jumps(requirement.expression())) {
            return false;
        }
        try {
            var other = evidence.point().withQuery(evidence.otherQuery());
            return sign(requirement.expression(), evidence.point()) * sign(requirement.expression(), other) < 0;
        } catch (Declined | Undefined | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /// It mentions sign(.); nothing else in the language jumps where it is defined.
    public static boolean jumps(Polynomial expression) {
        return Uses.any(expression, atom -> atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.SIGN);
    }

    private static int sign(Polynomial expression, Point point) {
        var scalars = new Enclosures();
        var value =
                new NormalFormEvaluator<>(scalars, point).evaluate(expression, Map.of(Atom.HERE, 0, "a1", 0, "a2", 0));
        return scalars.sign(value);
    }

    /// Every requirement is met, or is the sum S of the scores up to a factor that is not 0: wherever the row
    /// is defined for phi(q) it is defined for c phi(q).
    public static boolean isOnlyTheTotal(List<Domain.Requirement> domain, RowForm form, List<FeatureBlock> blocks) {
        return FeatureBlock.factorise(blocks, form.score()) && isOnlyTheTotal(domain, form);
    }

    /// Every requirement is met, or is S up to a factor that is not 0.
    static boolean isOnlyTheTotal(List<Domain.Requirement> domain, RowForm form) {
        return domain.stream()
                .allMatch(requirement -> isMet(requirement)
                        || requirement.need() == Need.NONZERO && isMultiple(requirement.expression(), form.total()));
    }

    /// The expression is the total up to a factor that is not 0.
    static boolean isMultiple(Polynomial expression, Polynomial total) {
        if (expression.isZero() || total.isZero()) {
            return false;
        }
        for (var monomial : total.terms().entrySet()) {
            try {
                var partner = Polynomial.of(monomial.getKey(), monomial.getValue());
                var factor = Polynomial.of(expression.first(), expression.firstCoefficient())
                        .dividedBy(partner);
                if (Substitutions.isNonzeroConstant(factor) && NormalForm.same(expression, total.times(factor))) {
                    return true;
                }
            } catch (NormalFormException e) {
                continue;
            }
        }
        return false;
    }
}
