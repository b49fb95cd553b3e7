package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.SignChange;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;

/// Where the text of a definition is defined.
public final class DomainTheorem {
    private DomainTheorem() {}

    /// The requirement is met for every query and all keys.
    public static boolean isMet(Domain.Requirement requirement) {
        return requirement.need().isMetBy(ScoreSigns.of(requirement.expression()));
    }

    /// Every requirement is met for every query and all keys.
    public static boolean isTotal(List<Domain.Requirement> domain) {
        return domain.stream().allMatch(DomainTheorem::isMet);
    }

    /// A divisor of opposite signs at two queries, K fixed: along the segment between them the text is undefined somewhere. (If it
    /// were defined throughout, the divisor would be continuous there, since the text has no jumps, and vanish.)
    public static boolean changesSign(List<Domain.Requirement> domain, SignChange evidence) {
        if (evidence.requirement() < 0 || evidence.requirement() >= domain.size()) {
            return false;
        }
        var requirement = domain.get(evidence.requirement());
        boolean jumps = Uses.any(
                requirement.expression(),
                atom -> atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.SIGN);
        if (requirement.need() != Domain.Need.NONZERO || jumps) {
            return false;
        }
        try {
            var other = evidence.point().withQuery(evidence.otherQuery());
            return sign(requirement.expression(), evidence.point()) * sign(requirement.expression(), other) < 0;
        } catch (Declined | Undefined | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static int sign(Polynomial expression, Point point) {
        var scalars = new Enclosures();
        var value = new NormalFormEvaluator<>(scalars, point)
                .evaluate(expression, Map.of(Atom.HERE, 0, "a1", 0, "a2", 0));
        return scalars.sign(value);
    }

    /// Every requirement is met, or is the sum S of the scores up to a factor that is not 0: wherever the row is defined for phi(q) it
    /// is defined for c phi(q).
    public static boolean isOnlyTheTotal(List<Domain.Requirement> domain, RowForm form, List<FeatureBlock> blocks) {
        return FeatureBlock.factorise(blocks, form.score())
                && domain.stream()
                        .allMatch(requirement -> isMet(requirement)
                                || requirement.need() == Domain.Need.NONZERO
                                        && isMultiple(requirement.expression(), form.total()));
    }

    private static boolean isMultiple(Polynomial expression, Polynomial total) {
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
