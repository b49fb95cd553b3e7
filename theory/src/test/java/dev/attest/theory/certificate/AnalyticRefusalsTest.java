package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.AnalyticEvidence.OrderInKeys;
import dev.attest.theory.certificate.AnalyticEvidence.UniformShare;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.property.GradientBounded;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.KeyMeasure;
import dev.attest.theory.strategy.CopiedKeys;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SteepLines;
import dev.attest.theory.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evidence on bounds that does not show what it is offered for.
class AnalyticRefusalsTest {
    private static final String SOFTMAX = "weight = softmax(dot(q, k))";
    private static final String RELU = "score = dot(relu(q), relu(k)); weight = score / sum(score)";
    private static final String IDENTITY = "score = dot(q, k); weight = score / sum(score)";

    /// More of them show nothing else, and take seconds.
    private static final int CANDIDATES = 12;

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    private static boolean isConfirmed(String definitions, Goal goal, Certificate certificate) {
        return Checker.check(mechanism(definitions), goal, certificate) instanceof Confirmation.Confirmed;
    }

    private static RowForm form(String score, String scale, String shift) {
        var symbols = Map.of("$S", RowForm.SUM.signs());
        return new RowForm(
                IndexNotation.read(score, symbols),
                IndexNotation.read(scale, symbols),
                IndexNotation.read(shift, symbols));
    }

    private static FeatureBlock block(String query, String key) {
        return new FeatureBlock(
                List.of("a1"), List.of("d"), IndexNotation.read(query, Map.of()), IndexNotation.read(key, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOFTMAX,
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "weight = dot(q, k)",
                "weight = sigmoid(dot(q, k))",
                "score = dot(relu(q), relu(k)); weight = score / (sum(score) + 1)"
            })
    void noLineIsSteepWhereGradientsAreBounded(String definitions) {
        assertNoneConfirmed(definitions, new SteepLines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOFTMAX,
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "score = dot(q, k) / n; weight = score - mean(score) + 1/n",
                "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score)"
            })
    void noKeyKeepsItsWeightWhereRowsDisperse(String definitions) {
        assertNoneConfirmed(definitions, new CopiedKeys());
    }

    private static void assertNoneConfirmed(String definitions, Strategy strategy) {
        strategy.candidates(Reading.of(mechanism(definitions)))
                .limit(CANDIDATES)
                .forEach(candidate -> assertFalse(
                        isConfirmed(definitions, candidate.goal(), candidate.certificate()),
                        () -> candidate.because() + " for " + definitions));
    }

    @Test
    void aSmallerBoundThanTheDerivedOneIsTurnedDown() {
        var answer = new GradientBounded().decide(mechanism(SOFTMAX));
        var certificate = answer.certificate().orElseThrow();
        var bound = ((AnalyticGoal.BoundedGradient) answer.goal().orElseThrow())
                .bound()
                .getFirst();
        assertTrue(isConfirmed(SOFTMAX, answer.goal().orElseThrow(), certificate));
        var smaller = new KeyMeasure(bound.measure(), bound.features(), "1/5");
        assertFalse(isConfirmed(SOFTMAX, new AnalyticGoal.BoundedGradient(List.of(smaller)), certificate));
        assertFalse(isConfirmed(SOFTMAX, new AnalyticGoal.BoundedGradient(List.of()), certificate));
    }

    @Test
    void negativeFeaturesMakeNoLaws() {
        var laws = new KeyLaws(
                form("sum(t1<d: k[j,t1]*q[t1])", "$S^-1", "0"), List.of(block("q[a1]", "k[j,a1]")), Optional.empty());
        var goal = new AnalyticGoal.EntropyFloor(new Condition.Always(), false, Optional.empty(), "log n");
        assertFalse(isConfirmed(IDENTITY, goal, laws));
    }

    @Test
    void rowsOfReluFeaturesAreNotOfNegativeOrder() {
        var reading = Reading.of(mechanism(RELU));
        var evidence = new OrderInKeys(List.of(reading.rowForm().orElseThrow()));
        assertFalse(isConfirmed(RELU, new AnalyticGoal.Disperses(), evidence));
        var borrowed = new OrderInKeys(List.of(form("exp(sum(t1<d: k[j,t1]*q[t1]))", "$S^-1", "0")));
        assertFalse(isConfirmed(RELU, new AnalyticGoal.Disperses(), borrowed));
        assertTrue(isConfirmed(SOFTMAX, new AnalyticGoal.Disperses(), borrowed));
    }

    @Test
    void aShiftThatIsNotThereGivesNoShare() {
        var evidence = new UniformShare(form("exp(sum(t1<d: k[j,t1]*q[t1]))", "$S^-1", "0"));
        var goal = new AnalyticGoal.EntropyFloor(new Condition.Always(), false, Optional.empty(), "log n");
        assertFalse(isConfirmed(SOFTMAX, goal, evidence));
    }

    @Test
    void aTextThatIsNotLinearIsNotCalledLinear() {
        var linear = new AnalyticEvidence.LinearInQuery();
        assertFalse(isConfirmed(SOFTMAX, new AnalyticGoal.ConstantGradient(), linear));
        assertFalse(isConfirmed("weight = relu(dot(q, k))", new AnalyticGoal.ConstantGradient(), linear));
        assertFalse(isConfirmed("weight = dot(q, k) * sum_of(q)", new AnalyticGoal.ConstantGradient(), linear));
        assertFalse(isConfirmed(IDENTITY, new AnalyticGoal.ConstantGradient(), linear));
        assertTrue(isConfirmed("weight = dot(q, k) + 1", new AnalyticGoal.ConstantGradient(), linear));
    }

    @Test
    void evidenceOfAnotherKindIsTurnedDown() {
        var linear = new AnalyticEvidence.LinearInQuery();
        for (var goal : List.of(
                new AnalyticGoal.UnboundedGradient(),
                new AnalyticGoal.EntropyWithoutFloor(),
                new AnalyticGoal.Disperses(),
                new AnalyticGoal.DoesNotDisperse())) {
            var confirmation = Checker.check(mechanism(SOFTMAX), goal, linear);
            assertEquals("kind", ((Confirmation.Rejected) confirmation).where());
        }
    }
}
