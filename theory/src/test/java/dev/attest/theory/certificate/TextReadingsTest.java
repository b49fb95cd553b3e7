package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the checker reads off a text without a normal form, each beside a text that differs in one place.
class TextReadingsTest {
    private static final String ROLLED =
            "r(x) = concat(relu(x), relu(-x))\nphi(x) = r(x) * roll(r(x), 1)\n" + "score = dot(phi(q), phi(k))\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            score / sum(score)                                             | true
            score / sum(2 * score)                                         | false
            score / sum(score + 1)                                         | false
            score / (1 + sum(score))                                       | false
            dot(exp(q) / sum_of(exp(q)), exp(k) / sum(exp(k)))             | true
            dot(exp(q) / sum_of(exp(q)), exp(k) / sum(exp(2 * k)))         | false
            dot(exp(q) / sum_of(exp(2 * q)), exp(k) / sum(exp(k)))         | false
            dot(exp(k) / sum_of(exp(k)), exp(k) / sum(exp(k)))             | false
            """)
    void aRowAddsUpToOneByItsText(String weight, boolean shown) {
        assertEquals(shown, shows(rolled(weight), new Goal.RowsSumToOne(), new Certificate.Identity()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            score / sum(score)               | true
            score / (n + sum(score))         | true
            score / (1 + sum(score))         | false
            score                            | false
            score * (1 + j) / sum(score)     | false
            relu(score - sum(score)) / n     | false
            abs(mean(score)) / n             | true
            """)
    void copiesOfTheTokensAreNotSeenByTheText(String weight, boolean shown) {
        assertEquals(shown, shows(rolled(weight), new SymmetryGoal.ReplicationInvariant(), new Certificate.Identity()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = score / sum(score)                                      | true
            weight = (score - 1) / sum(score - 1)                            | false
            weight = score / sum(score), output = 2 * sum(weight * v)        | false
            """)
    void theOutputIsConvexByItsText(String lines, boolean shown) {
        var mechanism = MechanismReader.parse(ROLLED + lines.replace(", ", "\n"), "convex.attn");
        var evidence = new SymmetryEvidence.ConvexWeights(Optional.empty());
        assertEquals(shown, shows(mechanism, new SymmetryGoal.WithinHull(), evidence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1/2 + dot(q, k) / (pi * norm(q) * norm(k)) | true
            1/5 + dot(q, k) / (pi * norm(q) * norm(k)) | false
            1/2 + dot(q, k) / (pi * norm(q) * norm(q)) | false
            1/2 + dot(q, k) / (norm(q) * norm(k))      | false
            1 + dot(q, k) / (norm(q) * norm(k))        | true
            """)
    void aCosineIsBounded(String weight, boolean shown) {
        var evidence = new Certificate.EntrySigns(Optional.empty());
        assertEquals(shown, shows(mechanism("weight = " + weight), new Goal.NonNegative(), evidence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sparsemax(dot(q, k) / sqrt(d))     | true
            entmax(dot(q, k), 3/2)             | true
            softmax(dot(q, k))                 | false
            sparsemax(dot(q, k)^2)             | false
            sparsemax(0 * dot(q, k))           | false
            sparsemax(tanh(dot(q, k)))         | false
            2 * sparsemax(dot(q, k))           | false
            """)
    void aQuerySelectsAnyKey(String weight, boolean shown) {
        var mechanism = mechanism("weight = " + weight);
        Stream.of(
                        new Goal.RankUnbounded(),
                        new StructureGoal.NeverSeparable(),
                        new StructureGoal.NoRetrievalBudget(),
                        new StructureGoal.NoLocalMassBudget())
                .forEach(goal -> assertEquals(
                        shown, shows(mechanism, goal, new RecurrenceEvidence.SelectedKeys()), goal.words()));
        assertEquals(
                false, shows(mechanism, new StructureGoal.FullRank(), new RecurrenceEvidence.SelectedKeys()), weight);
    }

    @Test
    void selectedKeysNeedTwoDimensionsAndNoMask() {
        var line = mechanism("width d = 1\nweight = sparsemax(dot(q, k))");
        assertEquals(false, shows(line, new Goal.RankUnbounded(), new RecurrenceEvidence.SelectedKeys()));
        var masked = mechanism("causal\nweight = sparsemax(dot(q, k))");
        assertEquals(
                false, shows(masked, new StructureGoal.NoRetrievalBudget(), new RecurrenceEvidence.SelectedKeys()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 + dot(q, k) / (norm(q) * norm(k))       | true
            1 + 1/n + dot(q, k) / (norm(q) * norm(k)) | false
            1 + dot(q, k) / (norm(q) * norm(k))       | false
            """)
    void scoresBetweenPositiveBoundsDisperse(String score, boolean shown) {
        var mechanism = mechanism("score = " + score + "\nweight = score / sum(score)");
        var text = NormalForm.of(mechanism("weight = " + score)).weight();
        var form = new RowForm(text, Polynomial.of(RowForm.SUM).power(-1), Polynomial.ZERO);
        assertEquals(
                shown, shows(mechanism, new AnalyticGoal.Disperses(), new AnalyticEvidence.BoundedRatio(form)), score);
    }

    @Test
    void aRowIsUndefinedInEnclosures() {
        var cosines =
                mechanism("score = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n)\nweight = score / sum(score)");
        assertEquals(true, undefined(cosines, point(0, Map.of()), false));
        assertEquals(false, undefined(cosines, point(0, Map.of()), true), "pi has no value in rationals");
        assertEquals(false, undefined(cosines, point(1, Map.of()), false));
    }

    @Test
    void aRowIsUndefinedForABoxOfMatricesOrNotAtAll() {
        var declared = "param W : matrix(m, d) drawn normal\n";
        var zero = Map.of("W", List.of(numbers(0, 0)));
        var one = Map.of("W", List.of(numbers(1, 1)));
        var byQuery = mechanism(declared + "weight = dot(W * q, W * k) / norm(q)");
        assertEquals(true, undefined(byQuery, point(0, one), true));
        assertEquals(false, undefined(byQuery, point(1, one), true));
        var byMatrix = mechanism(declared + "weight = dot(q, k) / norm(W * k)");
        assertEquals(false, undefined(byMatrix, point(1, zero), true), "one matrix only");
    }

    private static boolean undefined(Mechanism mechanism, Point point, boolean exact) {
        return shows(mechanism, new Goal.UndefinedSomewhere(), new Certificate.UndefinedPoint(point, exact));
    }

    private static Point point(int query, Map<String, List<List<BigFraction>>> parameters) {
        return new Point(
                Map.of("d", 2, "m", 1), numbers(query, query), List.of(numbers(1, 1)), 0, List.of(), parameters);
    }

    private static List<BigFraction> numbers(int... values) {
        return Arrays.stream(values).mapToObj(BigFraction::new).toList();
    }

    private static Mechanism rolled(String weight) {
        return mechanism(ROLLED + "weight = " + weight);
    }

    private static Mechanism mechanism(String text) {
        return MechanismReader.parse(text, "text.attn");
    }

    private static boolean shows(Mechanism mechanism, Goal goal, Certificate certificate) {
        return Checker.check(mechanism, goal, certificate) instanceof Confirmed;
    }
}
