package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.PolynomialScores;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.AnalyticGoal.EntropyFloor;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The entropy of rows with the scores `h(q . psi(k))` over their sum, where h is positive and like c |u|^p as
/// u goes to either infinity, or is c |u|^p throughout.
///
/// If some psi_j is not in the span of the others, some w is orthogonal to the others and not to psi_j, and the
/// row of q = t w tends to the j-th vertex as t grows: the infimum is 0. Otherwise suppose that rows of queries
/// q_m tend to the j-th vertex; only the projections of q_m to the span of psi(K) matter. If these stay bounded
/// then the row of a limit is that vertex, though h is positive; so does a pure power after scaling. If they do
/// not, their directions tend to some w in the span; it is not orthogonal to some psi_l with l != j (else it
/// would be so to psi_j too, and be 0), so that s_l / s_j stays away from 0.
final class SpanTheorem {
    private static final Atom.Symbol U = ScoreSigns.argument();
    private static final String FLOOR = "a positive number that K determines";

    private SpanTheorem() {}

    static Optional<EntropyFloor> floor(NormalForm form, PolynomialScores evidence) {
        var score = evidence.form().score();
        var inner = ScoreSigns.innerProduct(score);
        if (inner.isEmpty()
                || !evidence.form().shift().isZero()
                || !isQueryItself(evidence.block())
                || !FeatureBlock.factorise(List.of(evidence.block()), Polynomial.of(inner.get()))) {
            return Optional.empty();
        }
        var function = Substitution.replace(score, inner.get(), Polynomial.of(U));
        if (!growsAlike(function)) {
            return Optional.empty();
        }
        var features = List.of(evidence.block().key().text());
        boolean exact = DomainTheorem.isOnlyTheTotal(form.domain(), evidence.form());
        return Optional.of(new EntropyFloor(
                new Condition.EachInSpanOfOthers(features),
                exact,
                exact ? Optional.of(new Condition.SomeOutsideSpanOfOthers(features)) : Optional.empty(),
                FLOOR));
    }

    private static boolean isQueryItself(FeatureBlock block) {
        return block.indices().equals(List.of("a1"))
                && block.widths().equals(List.of("d"))
                && block.query().equals(Polynomial.of(new Atom.QueryEntry(false, "a1")));
    }

    /// A polynomial of u and |u| whose highest term is a positive number times |u|^p, p > 0, and which is that
    /// term, or positive.
    private static boolean growsAlike(Polynomial function) {
        var highest = BigFraction.ZERO;
        Optional<Monomial> top = Optional.empty();
        for (var monomial : function.terms().keySet()) {
            var degree = degree(monomial);
            if (degree.isEmpty() || top.isPresent() && degree.get().equals(highest) && Exact.signum(highest) > 0) {
                return false;
            }
            if (degree.get().compareTo(highest) > 0) {
                highest = degree.get();
                top = Optional.of(monomial);
            }
        }
        return top.filter(monomial -> SignAnalysis.of(Polynomial.of(
                                        monomial, function.terms().getOrDefault(monomial, BigFraction.ZERO)))
                                .within(SignSet.NONNEGATIVE)
                        && (function.isSingle() || SignAnalysis.isPositive(function)))
                .isPresent();
    }

    /// Of `c u^a |u|^b` with c > 0 or c < 0.
    private static Optional<BigFraction> degree(Monomial monomial) {
        var degree = BigFraction.ZERO;
        for (var factor : monomial.powers().entrySet()) {
            boolean ofArgument = factor.getKey().equals(U)
                    || factor.getKey() instanceof Atom.Applied applied
                            && applied.kind() == Atom.Kind.ABS
                            && applied.argument().equals(Polynomial.of(U));
            boolean allowed = ofArgument
                    ? Exact.signum(factor.getValue()) > 0
                    : !Uses.any(factor.getKey(), U::equals)
                            && SignAnalysis.of(Polynomial.of(factor.getKey())).isStrict();
            if (!allowed) {
                return Optional.empty();
            }
            degree = ofArgument ? degree.add(factor.getValue()) : degree;
        }
        return monomial.exponent().isZero() ? Optional.of(degree) : Optional.empty();
    }
}
