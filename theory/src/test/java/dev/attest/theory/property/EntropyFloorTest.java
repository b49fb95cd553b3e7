package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Floors of entropies: by verdict and value, against sampled rows, and where they give way.
class EntropyFloorTest {
    private static final Enclosures SCALARS = new Enclosures();
    private static final int SAMPLES = 60;

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    private static Answer answer(String definitions) {
        return new EntropyFloor().decide(mechanism(definitions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "weight = softmax(dot(q, k)) # FAILS #",
                "weight = softmax(-norm(q - k)^2) # FAILS #",
                "weight = softmax(log(n) * dot(q, k)) # FAILS #",
                "weight = softmax(dot(rope(q, i), rope(k, j))) # FAILS #",
                "weight = sparsemax(dot(q, k)) # FAILS #",
                "weight = entmax(dot(q, k), 1.5) # FAILS #",
                "weight = sparsemax(dot(q, k) / (norm(q) * norm(k))) # UNDECIDED #",
                "input b : scalar in (0, 1); weight = softmax(b * dot(q, k)) # UNDECIDED #",
                "weight = softmax(dot(q - mean_of(q), k)) # FAILS #",
                "param M : matrix(d, d) learned; weight = softmax(dot(q, M * k)) # FAILS #",
                "param M : matrix(d, d) drawn sign; weight = softmax(dot(q, M * k)) # UNDECIDED #",
                "weight = softmax(0 * dot(q, k)) # HOLDS # log n",
                "weight = softmax(3 * dot(q, k) / (norm(q) * norm(k))) # HOLDS # exp(-6) log n",
                "weight = 0.5 * softmax(dot(q, k)) + 0.5 / n # HOLDS # 1/2 log n",
                "score = 3 + sin(dot(q, k)); weight = score / sum(score) # HOLDS # 1/2 log n",
                "score = 1 + sin(dot(q, k)); weight = score / sum(score) # UNDECIDED #",
                "weight = softmax(dot(relu(q), relu(k))) # UNDECIDED #",
                "weight = 1 / n # HOLDS # log n",
                "weight = sigmoid(dot(q, k)) # N/A #",
                "score = dot(q, k); weight = score / sum(score) # N/A #"
            })
    void floors(String definitions, String verdict, String value) {
        var answer = answer(definitions);
        assertEquals(verdict, answer.verdict().toString(), answer.because());
        assertEquals(Optional.ofNullable(value), answer.value());
        assertTrue(answer.condition().isEmpty());
    }

    @Test
    void whatHasNoEntropyRestsOnTheRowThatShowsIt() {
        var answer = answer("score = dot(q, k); weight = score / sum(score)");
        assertEquals("non-negative", answer.goal().orElseThrow().property());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score = dot(relu(q), relu(k)); weight = score / sum(score)",
                "phi(x) = concat(relu(x), relu(-x)); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "causal; param g : scalar in (0, 1); score = g^(i - j) * dot(relu(q), relu(k)); weight = score / sum(score)"
            })
    void featuresWithAZeroGiveWayExactlyWhereOneKeyHasAFeatureForItself(String definitions) {
        var answer = answer(definitions);
        assertEquals(Verdict.HOLDS, answer.verdict());
        assertTrue(answer.exactly());
        assertTrue(answer.condition().orElseThrow() instanceof Condition.EachFeatureTwiceOrNever);
        assertTrue(answer.failsWhen().orElseThrow() instanceof Condition.SomeFeatureOnce);
    }

    @Test
    void aFeatureOfTheQueryWithoutAZeroLeavesTheConditionOneSided() {
        var answer = answer("score = dot(exp(q), relu(k)); weight = score / sum(score)");
        assertEquals(Verdict.HOLDS, answer.verdict());
        assertTrue(!answer.exactly()
                && answer.failsWhen().isEmpty()
                && answer.condition().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score) # HOLDS",
                "score = dot(q, k)^2; weight = score / sum(score) # HOLDS",
                "score = abs(dot(q, k))^3; weight = score / sum(score) # HOLDS",
                "score = (1 + dot(q, k))^2; weight = score / sum(score) # UNDECIDED",
                "score = softplus(dot(q, k)); weight = score / sum(score) # UNDECIDED"
            })
    void polynomialScoresGiveWayExactlyWhereAKeyStandsApart(String definitions, String verdict) {
        var answer = answer(definitions);
        assertEquals(verdict, answer.verdict().toString(), answer.because());
        assertEquals(
                verdict.equals("HOLDS"),
                answer.failsWhen()
                        .filter(Condition.SomeOutsideSpanOfOthers.class::isInstance)
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = softplus(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = concat(exp(x), exp(-x)); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = concat(exp(x), 1); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "param W : matrix(m, d) drawn normal; phi(x) = exp(W * x - dot(x, x) / 2); score = dot(phi(q), phi(k)); "
                        + "weight = score / sum(score)"
            })
    void noSampledEntropyIsBelowTheLeastOfTheLaws(String definitions) {
        var mechanism = mechanism(definitions);
        var answer = answer(definitions);
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        assertTrue(answer.condition().isEmpty());
        var laws = (KeyLaws) answer.certificate().orElseThrow();
        int compared = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var point = new RandomTokens(mechanism, sample)
                    .point(2 + sample % 4, new BigFraction(2), new BigFraction(1 + sample % 7 * 3));
            var floor = leastOfTheLaws(laws.blocks(), point);
            var row = row(mechanism, point);
            if (row.isPresent()) {
                var entropy = entropy(row.get());
                assertTrue(entropy.hi() >= floor.lo(), () -> entropy + " < " + floor + " at " + point);
                assertTrue(floor.hi() > 0);
                compared++;
            }
        }
        assertTrue(compared > SAMPLES / 2, "rows that had an enclosure: " + compared);
    }

    private static Optional<List<Enclosure>> row(Mechanism mechanism, Point point) {
        try {
            var row = new Evaluator<>(SCALARS, mechanism, point).row();
            return row.stream().allMatch(entry -> entry.lo() > 0) ? Optional.of(row) : Optional.empty();
        } catch (Declined | Undefined e) {
            return Optional.empty();
        }
    }

    private static Enclosure entropy(List<Enclosure> law) {
        return SCALARS.negate(law.stream()
                .map(entry -> SCALARS.multiply(entry, SCALARS.log(entry)))
                .reduce(Enclosure.ZERO, SCALARS::add));
    }

    private static Enclosure leastOfTheLaws(List<FeatureBlock> blocks, Point point) {
        var least = new ArrayList<Enclosure>();
        for (var block : blocks) {
            int features =
                    block.isSingle() ? 1 : point.widths().get(block.widths().getFirst());
            for (int feature = 0; feature < features; feature++) {
                least.add(entropy(law(block, feature, point)));
            }
        }
        return least.stream().reduce(SCALARS::min).orElseThrow();
    }

    private static List<Enclosure> law(FeatureBlock block, int feature, Point point) {
        var values = new ArrayList<Enclosure>();
        for (int key = 0; key < point.keys().size(); key++) {
            var indices = new HashMap<>(Map.of("j", key, "a1", feature));
            values.add(new NormalFormEvaluator<>(SCALARS, point).evaluate(block.key(), indices));
        }
        var sum = values.stream().reduce(Enclosure.ZERO, SCALARS::add);
        return values.stream().map(value -> SCALARS.divide(value, sum)).toList();
    }

    @Test
    void aReluFeatureForOneKeyAloneGivesARowWithoutEntropy() {
        var relu = mechanism("score = dot(relu(q), relu(k)); weight = score / sum(score)");
        var one = List.of(BigFraction.ONE, BigFraction.ZERO);
        var keys = List.of(one, List.of(BigFraction.ZERO, BigFraction.ONE));
        var point = new Point(Map.of("d", 2, "dv", 1), one, keys, 1, List.of(), Map.of());
        assertEquals(List.of(Enclosure.ONE, Enclosure.ZERO), new Evaluator<>(SCALARS, relu, point).row());
    }
}
