package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.IntermediateValue;
import dev.attest.theory.certificate.Certificate.InverseFamily;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.ShiftedThroughMatrix;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// Why a row is not injective for any K that leaves at least two queries: two different queries with one row,
/// made so that they stay where the text is defined.
public final class CollisionTheorem {
    private static final Atom COORDINATE = new Atom.QueryEntry(false, "a1");

    private CollisionTheorem() {}

    /// The two queries of the family are different, defined, and have one row. (c q, -q: some q in Q_K is not
    /// 0, since there are two.)
    public static boolean family(NormalForm form, CollisionFamily evidence) {
        var first = evidence.first();
        var second = evidence.second();
        return first != second
                && (second == QuerySubstitution.SAME || isConstant(first) && isConstant(second))
                && Substitutions.keepsDomain(form.domain(), first)
                && Substitutions.keepsDomain(form.domain(), second)
                && Substitutions.sameRow(form.weight(), first, second);
    }

    private static boolean isConstant(QuerySubstitution substitution) {
        return switch (substitution) {
            case MINUS_TWO, MINUS_ONE, ZERO, ONE, TWO, FIVE, QUARTER_FIRST, MINUS_QUARTER_FIRST -> true;
            case SAME, SCALED, NEGATED, SHIFTED, SHIFTED_APART, TURNED -> false;
        };
    }

    /// W is square and the query enters through W q alone. If W is invertible there is a p with W p = W q + s
    /// 1; if it is not, there is one other than q with W p = W q.
    public static boolean shiftedThroughMatrix(
            NormalForm form, List<Parameter> parameters, ShiftedThroughMatrix evidence) {
        boolean fits = parameters.stream()
                .anyMatch(parameter -> parameter.name().equals(evidence.matrix())
                        && parameter.shape() instanceof Shape.Matrix(Width rows, Width columns)
                        && rows.equals(columns));
        return fits && Substitutions.sameRowThroughMatrix(form, evidence.matrix(), evidence.turned());
    }

    /// phi is continuous and strictly monotone in each coordinate, so its range is open and contains c phi(q)
    /// for c near 1; rows know phi only up to a factor; phi(q) is not 0 where S is not; and S is all that the
    /// domain asks for.
    public static boolean inverse(NormalForm form, InverseFamily evidence) {
        boolean sumIsAsked = form.domain().stream().anyMatch(requirement -> !DomainTheorem.isMet(requirement));
        return soleCoordinateBlock(evidence.blocks())
                && evidence.form().matches(form.weight())
                && evidence.form().recovers() == RowForm.Recovers.SCORES_UP_TO_FACTOR
                && FeatureTheorem.isElementwise(evidence.blocks().getFirst())
                && DomainTheorem.isOnlyTheTotal(form.domain(), evidence.form(), evidence.blocks())
                && (sumIsAsked || evidence.form().totalSigns().isStrict());
    }

    private static boolean soleCoordinateBlock(List<FeatureBlock> blocks) {
        return blocks.size() == 1
                && blocks.getFirst().indices().size() == 1
                && blocks.getFirst().widths().equals(List.of("d"));
    }

    /// phi(low) and phi(high) lie strictly on one side of phi(middle): so phi takes one value on either side of
    /// middle, at queries `a 1` and `b 1`, whose scores and rows are equal.
    public static boolean intermediateValue(NormalForm form, IntermediateValue evidence) {
        if (!soleCoordinateBlock(evidence.blocks())
                || evidence.low().compareTo(evidence.middle()) >= 0
                || evidence.middle().compareTo(evidence.high()) >= 0) {
            return false;
        }
        var phi = evidence.blocks().getFirst().diagonalQuery();
        return evidence.form().matches(form.weight())
                && FeatureBlock.factorise(evidence.blocks(), evidence.form().score())
                && DomainTheorem.isTotal(form.domain())
                && isFunctionOfCoordinate(phi)
                && Calculus.isContinuous(phi)
                && bends(phi, evidence);
    }

    /// It mentions one coordinate of q and numbers, nothing else.
    private static boolean isFunctionOfCoordinate(Polynomial phi) {
        boolean symbols = Uses.any(
                phi,
                atom -> atom instanceof Atom.Symbol symbol && !symbol.name().equals("pi") || Uses.isBeyondKeys(atom));
        return !symbols && FeatureTheorem.dependsOnlyOn(phi, COORDINATE);
    }

    private static boolean bends(Polynomial phi, IntermediateValue evidence) {
        try {
            var low = value(phi, evidence.low());
            var middle = value(phi, evidence.middle());
            var high = value(phi, evidence.high());
            boolean peak = middle.lo() > low.hi() && middle.lo() > high.hi();
            boolean valley = middle.hi() < low.lo() && middle.hi() < high.lo();
            return peak || valley;
        } catch (Declined | Undefined e) {
            return false;
        }
    }

    private static Enclosure value(Polynomial phi, BigFraction x) {
        var point = new Point(Map.of("d", 1), List.of(x), List.of(), 0, List.of(), Map.of());
        return new NormalFormEvaluator<>(new Enclosures(), point).evaluate(phi, Map.of("a1", 0));
    }

    /// The score is linear in q for each key. If S is 0 for every q then the row is nowhere defined (S
    /// divides); otherwise S takes the value `sum` on a hyperplane, which for d >= 2 has many points, and there
    /// every entry of the row is G(sum).
    public static boolean collapse(NormalForm form, Collapse evidence) {
        var sum = evidence.sum();
        if (sum.getNumerator().signum() == 0 || !evidence.form().matches(form.weight())) {
            return false;
        }
        try {
            var scale = Substitution.replace(evidence.form().scale(), RowForm.SUM, Polynomial.of(sum));
            var score = evidence.form().score();
            boolean vanishes = NormalForm.same(scale, Polynomial.ZERO);
            boolean linear = isLinearInQuery(score);
            boolean divides = form.domain().stream()
                    .allMatch(requirement -> DomainTheorem.isMet(requirement)
                            || requirement.need() == Domain.Need.NONZERO
                                    && NormalForm.same(
                                            requirement.expression(),
                                            evidence.form().total()));
            boolean asked = form.domain().stream()
                    .anyMatch(requirement -> NormalForm.same(
                            requirement.expression(), evidence.form().total()));
            return vanishes && linear && divides && asked;
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// Additive and homogeneous in q: the sum of one-coordinate terms `q[t] psi`.
    private static boolean isLinearInQuery(Polynomial score) {
        return score.terms().keySet().stream().allMatch(monomial -> {
            var queries = monomial.powers().entrySet().stream()
                    .filter(factor -> Uses.any(factor.getKey(), Uses::isQuery))
                    .toList();
            return queries.size() == 1
                    && queries.getFirst().getValue().equals(BigFraction.ONE)
                    && !Uses.query(monomial.exponent())
                    && isLinear(queries.getFirst().getKey());
        });
    }

    private static boolean isLinear(Atom atom) {
        return switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.Bound bound -> bound.binder() == Atom.Binder.SUM && isLinearInQuery(bound.body());
            default -> false;
        };
    }
}
