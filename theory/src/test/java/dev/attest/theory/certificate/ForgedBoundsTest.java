package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.OfferedEvidence.assertShown;

import dev.attest.theory.certificate.AnalyticEvidence.BoundedRatio;
import dev.attest.theory.certificate.AnalyticEvidence.ExponentialLine;
import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.certificate.AnalyticEvidence.OrderInKeys;
import dev.attest.theory.certificate.AnalyticEvidence.SparseLine;
import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.certificate.AnalyticEvidence.UniformShare;
import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.StructureEvidence.BoundedScores;
import dev.attest.theory.certificate.StructureEvidence.Concentration;
import dev.attest.theory.certificate.StructureEvidence.Reach;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.StructureGoal.LocalMassBudget;
import dev.attest.theory.statement.StructureGoal.NoLocalMassBudget;
import dev.attest.theory.statement.StructureGoal.NoRetrievalBudget;
import dev.attest.theory.statement.StructureGoal.RetrievalBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bounds on entropies, weights and sums of weights, offered for rows that lack one thing that they rest on.
class ForgedBoundsTest {
    private static final String PRODUCT = "sum(t1<d: k[j,t1]*q[t1])";
    private static final String COSINE = PRODUCT + "*sum(t1<d: k[j,t1]^2)^(-1/2)*sum(t1<d: q[t1]^2)^(-1/2)";
    private static final String ANGLE = "dot(q, k) / (norm(q) * norm(k))";
    private static final String RECTIFIED = "sum(t1<d: abs(k[j,t1])*abs(q[t1])) + sum(t1<d: abs(k[j,t1])*q[t1]) + "
            + "sum(t1<d: abs(q[t1])*k[j,t1]) + " + PRODUCT;
    private static final String INPUT = "input b : scalar; ";
    private static final Map<String, List<List<BigFraction>>> ZERO = Map.of("b", List.of(numbers(0)));

    private static Polynomial read(String text) {
        return IndexNotation.read(text, Map.of(RowForm.SUM.name(), RowForm.SUM.signs()));
    }

    private static RowForm form(String score, String scale) {
        return new RowForm(read(score), read(scale), Polynomial.ZERO);
    }

    private static List<BigFraction> numbers(int... entries) {
        return IntStream.of(entries).mapToObj(BigFraction::new).toList();
    }

    private static Point point(int width, int... query) {
        var keys = List.of(numbers(1, 0), numbers(0, 1));
        return new Point(Map.of("d", width, "m", 1), numbers(query), keys, 0, List.of(), ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $S^-1        | score / sum(score)        | true  | true
            1            | score                     | false | false
            (1 + $S)^-1  | score / (1 + sum(score))  | true  | false
            n^-1         | score / n                 | false | false
            """)
    void aBudgetNeedsRowsOfBoundedSum(String scale, String weight, boolean retrieval, boolean mass) {
        var block = new FeatureBlock(
                List.of("a1"), List.of("d"), read("abs(q[a1]) + q[a1]"), read("abs(k[j,a1]) + k[j,a1]"));
        var evidence = new Factorisation(form(RECTIFIED, scale), List.of(block));
        var text = "score = 4 * dot(relu(q), relu(k)); weight = " + weight;
        assertShown(retrieval, text, new RetrievalBudget("d"), evidence);
        assertShown(mass, text, new LocalMassBudget("d"), evidence);
        assertShown(false, text, new RetrievalBudget("1"), evidence);
        assertShown(false, text, new LocalMassBudget("1"), evidence);
        assertShown(false, "causal; " + text, new RetrievalBudget("d"), evidence);
        assertShown(false, "causal; " + text, new LocalMassBudget("d"), evidence);
        var signed = text.replace("relu(q)", "q");
        assertShown(false, signed, new RetrievalBudget("d"), evidence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            score / sum(score)                    | $S^-1       | true  | true  | true
            score                                 | 1           | false | false | false
            score / n                             | n^-1        | false | false | false
            """)
    void scoresBetweenBoundsAreShares(String weight, String scale, boolean ratio, boolean floor, boolean disperses) {
        var text = "score = 2 + " + ANGLE + "; weight = " + weight;
        var form = form("2 + " + COSINE, scale);
        assertShown(ratio, text, new RetrievalBudget("3"), new BoundedScores(form));
        assertShown(ratio, text, new LocalMassBudget("3"), new BoundedScores(form));
        assertShown(disperses, text, new AnalyticGoal.Disperses(), new BoundedRatio(form));
        var goal = new AnalyticGoal.EntropyFloor(new Condition.Always(), false, Optional.empty(), "1/3 log n");
        assertShown(floor, text, goal, new BoundedRatio(form));
        assertShown(false, text, goal, new UniformShare(form));
        assertShown(false, "causal; " + text, new RetrievalBudget("3"), new BoundedScores(form));
        assertShown(false, "causal; " + text, new LocalMassBudget("3"), new BoundedScores(form));
        var steeper = text.replace("2 +", "3/2 +");
        assertShown(false, steeper, new RetrievalBudget("3"), new BoundedScores(form));
        assertShown(false, steeper, new AnalyticGoal.Disperses(), new BoundedRatio(form));
        assertShown(false, steeper, goal, new BoundedRatio(form));
        assertShown(false, INPUT + text + " * b", new RetrievalBudget("3"), new BoundedScores(form));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            softmax(dot(q, k))                       | $S^-1      | true  | true  | true
            exp(dot(q, k))                           | 1          | false | false | false
            2 * softmax(dot(q, k))                   | 2*$S^-1    | true  | false | false
            -softmax(dot(q, k))                      | -1*$S^-1   | false | false | false
            exp(dot(q, k)) / (1 + sum(exp(dot(q, k)))) | (1 + $S)^-1 | true | false | false
            """)
    void exponentialsConcentrateWhereTheyAreShares(
            String weight, String scale, boolean retrieval, boolean mass, boolean entropy) {
        var text = "weight = " + weight;
        var form = form("exp(" + PRODUCT + ")", scale);
        var reach = new Concentration(form, Reach.QUERIES);
        assertShown(retrieval, text, new NoRetrievalBudget(), reach);
        assertShown(mass, text, new NoLocalMassBudget(), reach);
        assertShown(false, "causal; " + text, new NoRetrievalBudget(), reach);
        assertShown(false, "causal; " + text, new NoLocalMassBudget(), reach);
        var withInput = INPUT + text.replace("dot(q, k)", "(dot(q, k) + b)");
        assertShown(false, withInput, new NoRetrievalBudget(), reach);
        assertShown(false, text, new NoLocalMassBudget(), new BoundedScores(form));
        var without = new AnalyticGoal.EntropyWithoutFloor();
        assertShown(entropy, text, without, new ExponentialLine(form, false));
        assertShown(false, text, without, new ExponentialLine(form("exp(2*" + PRODUCT + ")", scale), false));
        assertShown(false, text, without, new SparseLine(false));
        var turned = "param W : matrix(d, d) drawn orthogonal; " + text.replace("(q, k)", "(W * q, W * k)");
        assertShown(false, turned, without, new ExponentialLine(form, false));
        var twice = "weight = softmax(2 * dot(q, k))";
        assertShown(false, twice, new NoRetrievalBudget(), reach);
        assertShown(false, twice, new NoLocalMassBudget(), reach);
    }

    @Test
    void lawsOfKeysAreThoseOfRowsThatAddUpToOne() {
        var block = new FeatureBlock(
                List.of("a1"), List.of("d"), read("abs(q[a1]) + q[a1]"), read("abs(k[j,a1]) + k[j,a1]"));
        var goal = new AnalyticGoal.EntropyFloor(new Condition.Always(), false, Optional.empty(), "log n");
        for (var scale : List.of("1", "n^-1", "(1 + $S)^-1")) {
            var weight = scale.equals("1") ? "" : scale.equals("n^-1") ? " / n" : " / (1 + sum(score))";
            var text = "score = 4 * dot(relu(q), relu(k)); weight = score" + weight;
            assertShown(false, text, goal, new KeyLaws(form(RECTIFIED, scale), List.of(block), Optional.empty()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = exp(dot(q, k))                                                                | true
            weight = dot(q, k)                                                                     | false
            weight = softmax(dot(q, k))                                                            | false
            param b : scalar in [0, 1]; weight = (1 - b) * exp(dot(q, k))                          | true
            param b : scalar in [0, 1]; weight = b * exp(dot(q, k))                                | false
            param b : scalar drawn normal; weight = (1 - sign(abs(b))) * exp(dot(q, k))            | false
            param b : vector(m) drawn normal; weight = (1 - sign(dot(b, b))) * exp(dot(q, k))      | false
            """)
    void aNumberMayBeChosenWhereALineIsSteep(String text, boolean shown) {
        var goal = new AnalyticGoal.UnboundedGradient();
        assertShown(shown, text, goal, new SteepLine(point(2, 0, 0), numbers(1, 1), true, 0, 0));
        for (var wrong : List.of(
                new SteepLine(point(2, 0, 0), numbers(1), true, 0, 0),
                new SteepLine(point(2, 0, 0), numbers(1, 1), true, 2, 0),
                new SteepLine(point(2, 0, 0), numbers(1, 1), true, -1, 0),
                new SteepLine(point(2, 0, 0), numbers(1, 1), true, 0, 2),
                new SteepLine(point(2, 0, 0), numbers(1, 1), true, 0, -1),
                new SteepLine(point(2, 0, 0), numbers(-1, -1), true, 0, 0),
                new SteepLine(point(2, 0, 0), numbers(1, 1), false, 0, 0),
                new SteepLine(point(3, 0, 0), numbers(1, 1), true, 0, 0))) {
            assertShown(false, text, goal, wrong);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k)                                                                | true
            weight = dot(q, k) / n                                                            | false
            weight = softmax(dot(q, k))                                                       | false
            score = dot(relu(q), relu(k)); weight = score / sum(score)                        | true
            param b : scalar in [0, 1]; weight = (1 - b) * dot(q, k)                          | true
            param b : scalar in [0, 1]; weight = b * dot(q, k)                                | false
            param b : scalar drawn normal; weight = (1 - sign(abs(b))) * dot(q, k)            | false
            param b : vector(m) drawn normal; weight = (1 - sign(dot(b, b))) * dot(q, k)      | false
            """)
    void aNumberMayBeChosenWhereOneKeyKeepsItsWeight(String text, boolean shown) {
        var goal = new AnalyticGoal.DoesNotDisperse();
        assertShown(shown, text, goal, new OneAmongCopies(point(2, 1, 0), false));
        assertShown(false, text, goal, new OneAmongCopies(point(3, 1, 0), false));
        assertShown(false, text, goal, new OneAmongCopies(point(2, 0, 1), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dot(q, k) / n            | n^-1        | true
            dot(q, k)                | 1           | false
            dot(q, k) * n            | n           | false
            """)
    void aRowOfNegativeOrderDisperses(String weight, String scale, boolean shown) {
        var goal = new AnalyticGoal.Disperses();
        var parts = List.of(form(PRODUCT, scale));
        assertShown(shown, "weight = " + weight, goal, new OrderInKeys(parts));
        assertShown(false, "weight = 2 * " + weight, goal, new OrderInKeys(parts));
        assertShown(false, "weight = " + weight, goal, new OrderInKeys(List.of()));
        var withOne = List.of(form(PRODUCT, scale), form("1", "1"));
        assertShown(false, "weight = 1 + " + weight, goal, new OrderInKeys(withOne));
    }
}
