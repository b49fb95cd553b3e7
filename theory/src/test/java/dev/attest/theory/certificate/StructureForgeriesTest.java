package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.certificate.Certificate.ExponentialKernel;
import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.StructureEvidence.Alignment;
import dev.attest.theory.certificate.StructureEvidence.BoundedScores;
import dev.attest.theory.certificate.StructureEvidence.CausalDiagonal;
import dev.attest.theory.certificate.StructureEvidence.CausalHeader;
import dev.attest.theory.certificate.StructureEvidence.Concentration;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.StructureEvidence.CurveKernel;
import dev.attest.theory.certificate.StructureEvidence.HarmonicKeys;
import dev.attest.theory.certificate.StructureEvidence.Ray;
import dev.attest.theory.certificate.StructureEvidence.Reach;
import dev.attest.theory.certificate.StructureEvidence.TextFeatures;
import dev.attest.theory.certificate.StructureEvidence.UnboundedWeight;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.StructureGoal.FullRank;
import dev.attest.theory.statement.StructureGoal.LocalMassBudget;
import dev.attest.theory.statement.StructureGoal.MaskedRows;
import dev.attest.theory.statement.StructureGoal.NeverFullRank;
import dev.attest.theory.statement.StructureGoal.NeverSeparable;
import dev.attest.theory.statement.StructureGoal.NoLocalMassBudget;
import dev.attest.theory.statement.StructureGoal.NoRetrievalBudget;
import dev.attest.theory.statement.StructureGoal.Part;
import dev.attest.theory.statement.StructureGoal.RetrievalBudget;
import dev.attest.theory.statement.StructureGoal.Separable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evidence on features, ranks and budgets that shows something, offered for what it does not show.
class StructureForgeriesTest {
    private static final String PRODUCT = "sum(t1<d: k[j,t1]*q[t1])";
    private static final String COSINE = PRODUCT + "*sum(t1<d: k[j,t1]^2)^(-1/2)*sum(t1<d: q[t1]^2)^(-1/2)";

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    private static Polynomial polynomial(String text) {
        return IndexNotation.read(text, Map.of(RowForm.SUM.name(), RowForm.SUM.signs()));
    }

    private static RowForm raw(String score) {
        return new RowForm(polynomial(score), Polynomial.ONE, Polynomial.ZERO);
    }

    private static RowForm divisive(String score) {
        return new RowForm(polynomial(score), polynomial("$S^-1"), Polynomial.ZERO);
    }

    private static void assertShown(boolean expected, Mechanism mechanism, Goal goal, Certificate certificate) {
        var confirmation = Checker.check(mechanism, goal, certificate);
        assertEquals(
                expected,
                confirmation instanceof Confirmed,
                () -> goal.words() + " for " + mechanism.text() + " by " + certificate + ": " + confirmation);
    }

    private static List<Certificate> kernels(RowForm form) {
        var kernels = new ArrayList<Certificate>();
        kernels.add(new ExponentialKernel(form));
        for (var curve : Curve.values()) {
            kernels.add(new CurveKernel(form, curve));
        }
        return kernels;
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCT, PRODUCT + "^2", "1 + 2*" + PRODUCT + " + " + PRODUCT + "^2", COSINE, "0", "1"})
    void noCurveMakesAPolynomialOfAnyRank(String score) {
        var text = score.replace(COSINE, "dot(q, k) / norm(q) / norm(k)").replace(PRODUCT, "dot(q, k)");
        for (var kernel : kernels(raw(score))) {
            assertShown(false, mechanism("weight = " + text), new Goal.RankUnbounded(), kernel);
            assertShown(false, mechanism("weight = " + text), new NeverSeparable(), kernel);
        }
    }

    @Test
    void aKernelOfAnotherRowShowsNothing() {
        var kernel = new ExponentialKernel(divisive("exp(" + PRODUCT + ")"));
        assertShown(true, mechanism("weight = softmax(dot(q, k))"), new NeverSeparable(), kernel);
        assertShown(false, mechanism("weight = softmax(2 * dot(q, k))"), new NeverSeparable(), kernel);
        assertShown(false, mechanism("weight = dot(q, k)"), new NeverSeparable(), kernel);
    }

    @Test
    void rankNSomewhereIsNotRankNAlmostEverywhere() {
        var score = "exp(abs(" + PRODUCT + "))";
        var kinked = mechanism("weight = exp(abs(dot(q, k)))");
        assertShown(true, kinked, new Goal.RankUnbounded(), new CurveKernel(raw(score), Curve.LINE));
        assertShown(false, kinked, new FullRank(), new CurveKernel(raw(score), Curve.LINE));
        var smooth = mechanism("weight = exp(dot(q, k))");
        var kernel = new CurveKernel(raw("exp(" + PRODUCT + ")"), Curve.LINE);
        assertShown(true, smooth, new FullRank(), kernel);
        // A masked matrix is another matrix.
        assertShown(false, smooth.causally(), new FullRank(), kernel);
        assertShown(true, smooth.causally(), new FullRank(), new CausalDiagonal(Optional.empty()));
        assertShown(false, smooth, new FullRank(), new CausalDiagonal(Optional.empty()));
    }

    @Test
    void aFactorisationHasTheFeaturesThatItHas() {
        var linear = mechanism("weight = dot(q, k)");
        var block = new FeatureBlock(List.of("a1"), List.of("d"), polynomial("q[a1]"), polynomial("k[j,a1]"));
        var evidence = new Factorisation(raw(PRODUCT), List.of(block));
        assertShown(true, linear, new Separable("d", Part.SCORE), evidence);
        assertShown(false, linear, new Separable("1", Part.SCORE), evidence);
        assertShown(false, linear, new Separable("d", Part.ROW), evidence);
        assertShown(true, linear, new NeverFullRank("d"), evidence);
        assertShown(false, linear, new NeverFullRank("1"), evidence);
        assertShown(false, linear.causally(), new NeverFullRank("d"), evidence);
        // Signed rows have no budget, whatever their rank is.
        assertShown(false, linear, new RetrievalBudget("d"), evidence);
        assertShown(false, linear, new LocalMassBudget("d"), evidence);
        assertShown(false, linear, new Separable("1", Part.ROW), new Identity());
    }

    @Test
    void aRowThatKnowsNoKeyHasRankOne() {
        var even = mechanism("weight = (1 + dot(q, q)) / n");
        assertShown(true, even, new Goal.RankAtMost("1"), new Identity());
        assertShown(true, even, new Separable("1", Part.ROW), new Identity());
        assertShown(false, even, new Goal.RankAtMost("d"), new Identity());
        assertShown(false, mechanism("weight = dot(q, k)"), new Goal.RankAtMost("1"), new Identity());
        assertShown(false, mechanism("weight = sum_of(k)"), new Separable("1", Part.ROW), new Identity());
    }

    @Test
    void theTextHasTheFeaturesThatItSays() {
        var linear = mechanism("weight = dot(exp(q), k / sum(k))");
        assertShown(true, linear, new Goal.RankAtMost("d"), new TextFeatures());
        assertShown(false, linear, new Goal.RankAtMost("1"), new TextFeatures());
        assertShown(true, linear, new Separable("d", Part.ROW), new TextFeatures());
        assertShown(false, linear, new Separable("d", Part.SCORE), new TextFeatures());
        var mixed = mechanism("weight = dot(exp(q * k), k)");
        assertShown(false, mixed, new Goal.RankAtMost("d"), new TextFeatures());
        var throughKeys = mechanism("weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k)");
        assertShown(true, throughKeys, new Goal.RankAtMost("d"), new TextFeatures());
        assertShown(true, throughKeys, new Separable("d", Part.ROW), new TextFeatures());
        assertShown(false, throughKeys, new Separable("d", Part.SCORE), new TextFeatures());
        var bentAfterKeys = mechanism("weight = dot(q, relu(inverse(sum(outer(k, k)) + eye(d)) * k))");
        assertShown(true, bentAfterKeys, new Goal.RankAtMost("d"), new TextFeatures());
        assertShown(false, bentAfterKeys, new Separable("d", Part.ROW), new TextFeatures());
    }

    @Test
    void boundedScoresDoNotConcentrate() {
        var cosine = mechanism("weight = softmax(dot(q, k) / (norm(q) * norm(k)))");
        var form = divisive("exp(" + COSINE + ")");
        assertShown(true, cosine, new RetrievalBudget("exp(2)"), new BoundedScores(form));
        assertShown(false, cosine, new RetrievalBudget("2"), new BoundedScores(form));
        assertShown(false, cosine.causally(), new RetrievalBudget("exp(2)"), new BoundedScores(form));
        for (var reach : Reach.values()) {
            assertShown(false, cosine, new NoRetrievalBudget(), new Concentration(form, reach));
            assertShown(false, cosine, new NoLocalMassBudget(), new Concentration(form, reach));
        }
    }

    @Test
    void scoresOfFewFeaturesDoNotFill() {
        var text = "score = dot(q, k)^2; weight = score / sum(score)";
        var form = divisive(PRODUCT + "^2");
        for (var reach : Reach.values()) {
            assertShown(false, mechanism(text), new NoRetrievalBudget(), new Concentration(form, reach));
        }
        for (var curve : Curve.values()) {
            assertShown(false, mechanism(text), new NoRetrievalBudget(), new HarmonicKeys(form, curve));
        }
        for (var ray : Ray.values()) {
            assertShown(false, mechanism(text), new NoRetrievalBudget(), new UnboundedWeight(form, ray));
        }
        assertShown(false, mechanism(text), new NoRetrievalBudget(), new Alignment(form, true));
        var softmax = mechanism("weight = softmax(dot(q, k))");
        var exponential = divisive("exp(" + PRODUCT + ")");
        assertShown(true, softmax, new NoRetrievalBudget(), new Concentration(exponential, Reach.QUERIES));
        assertShown(true, softmax, new NoRetrievalBudget(), new HarmonicKeys(exponential, Curve.LINE));
        assertShown(false, softmax, new NoRetrievalBudget(), new HarmonicKeys(exponential, Curve.SPHERE));
        assertShown(false, softmax, new NoRetrievalBudget(), new UnboundedWeight(exponential, Ray.ALONG));
    }

    @Test
    void aMaskIsReadOffTheHeader() {
        var goal = new MaskedRows("retrieval-budget");
        assertShown(true, mechanism("causal; weight = dot(q, k)"), goal, new CausalHeader());
        assertShown(false, mechanism("weight = dot(q, k)"), goal, new CausalHeader());
        assertShown(false, mechanism("causal; weight = dot(q, k)"), new MaskedRows("rank-bound"), new CausalHeader());
        assertShown(false, mechanism("causal; weight = dot(q, k)"), goal, new Identity());
    }
}
