package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.verification.readings.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each form against the definition, over the rationals at random points.
class FormsAreExactTest {
    private static final int TRIALS = 60;

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions.replace("; ", "\n") + "\n", "test");
    }

    private static SeparableForm separable(Mechanism mechanism) {
        var analysis = SeparableForm.of(mechanism.weight(), mechanism.causal());
        return analysis.asOptional().orElseThrow(() -> new AssertionError(analysis.reason()));
    }

    private static Point point(int seed) {
        var random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(4);
        int d = 1 + random.nextInt(3);
        int m = 2;
        var keys = IntStream.range(0, n).mapToObj(key -> vector(random, d)).toList();
        var matrix = IntStream.range(0, m).mapToObj(row -> vector(random, d)).toList();
        var square = IntStream.range(0, d).mapToObj(row -> vector(random, d)).toList();
        var parameters = Map.of("W", matrix, "M", square, "c", List.of(vector(random, 1)));
        return new Point(
                Map.of("d", d, "dv", d, "m", m), vector(random, d), keys, n - 1, vector(random, d), parameters);
    }

    private static List<BigFraction> vector(SplittableRandom random, int width) {
        return random.ints(width, -4, 5)
                .mapToObj(entry -> new BigFraction(entry, 2))
                .toList();
    }

    private static Optional<List<BigFraction>> defined(Function<Point, List<BigFraction>> row, Point point) {
        try {
            return Optional.of(row.apply(point));
        } catch (Undefined noValue) {
            return Optional.empty();
        }
    }

    /// Compares rows at many points and gives back how many had values that differ from key to key.
    private static int agree(Mechanism mechanism, Function<Point, List<BigFraction>> rewritten) {
        int telling = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            var point = point(seed);
            try {
                var expected = defined(at -> Reconstruction.original(mechanism, at), point);
                assertEquals(expected, defined(rewritten, point), "seed " + seed);
                telling += expected.isPresent()
                                && expected.get().stream().distinct().count() > 1
                        ? 1
                        : 0;
            } catch (Declined irrational) {
                continue;
            }
        }
        return telling;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score = dot(q, k); weight = score / sum(score)",
                "phi(x) = relu(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "score = dot(q, k) / (n * d); weight = score - mean(score) + 1/n",
                "score = dot(q, k); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
                "score = (1 + dot(q, k))^2; weight = score / sum(score)",
                "score = dot(q, k)^2 + dot(q, k); weight = score / sum(score)",
                "score = dot(q, k)^3; weight = score",
                "score = dot(q - k, q - k); weight = score / sum(score)",
                "score = sum_of((q - k)^2) + mean_of(q * k); weight = score",
                "param W : matrix(m, d) learned; phi(x) = relu(W * x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "param M : matrix(d, d) learned; weight = 2 * dot(q, M * k) - dot(M * (q + k), q)",
                "score = dot(roll(q + k, 1), k); weight = score / (1 + sum(score * score))",
                "score = dot(relu(q) / 2, abs(k)); weight = score / (sum(score) + 1/1000)",
                "score = (i - j)^2 * dot(q, k); weight = score",
                "weight = step(dot(k, k) - 1) * dot(q, k) / (1 + dot(q, q))",
                "weight = dot(q, qbar) * dot(k, k) - max_of(q)",
                "weight = dot(sum(dot(k, k) * k), q) * dot(q, k)",
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k)",
                "weight = dot(q, k) / dot(k, k)",
                "weight = dot(q / k, k * k)",
                "score = dot(q, k - kbar); weight = score"
            })
    void aSeparatedWeightIsTheWeightCausalOrNot(String definitions) {
        for (var mechanism :
                List.of(mechanism(definitions), mechanism(definitions).causally())) {
            var form = separable(mechanism);
            int telling = agree(mechanism, point -> new Reconstruction(mechanism, point).row(form));
            assertTrue(telling > TRIALS / 6, definitions + ": " + telling);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score = dot(q, k - kbar); weight = score / (1 + sum(score)^2)",
                "score = dot(relu(q - kbar), relu(k - kbar)); weight = score",
                "weight = dot(q, k) / (1 + max(dot(k, k)))",
                "weight = dot(q, k) * dot(qbar, k)"
            })
    void keysMayMeetReductionsOverAllKeys(String definitions) {
        var mechanism = mechanism(definitions);
        var form = separable(mechanism);
        assertTrue(agree(mechanism, point -> new Reconstruction(mechanism, point).row(form)) > TRIALS / 6);
    }

    @Test
    void aWrongSplitWouldBeSeen() {
        var mechanism = mechanism("score = dot(q, k); weight = score / sum(score)");
        var other = separable(mechanism("score = dot(q, k); weight = score / (sum(score) + 1)"));
        var point = IntStream.range(0, TRIALS)
                .mapToObj(FormsAreExactTest::point)
                .filter(at -> defined(p -> Reconstruction.original(mechanism, p), at)
                        .filter(row -> row.stream().distinct().count() > 1)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        assertNotEquals(Reconstruction.original(mechanism, point), new Reconstruction(mechanism, point).row(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = relu(dot(q, k)) / (1 + sum(relu(dot(q, k))))",
                "s = dot(q, k); weight = relu(s - max(s) / 2) - mean(relu(s - max(s) / 2))",
                "s = abs(dot(q - k, q - kbar)); weight = s / (min(s) + 1) + step(max(s) - 2 * s)",
                "s = dot(q, k) * (i - j) / n; weight = s / (1 + sum(abs(s / (1 + sum(abs(s))))))",
                "score = dot(q, k); weight = score / sum(score)"
            })
    void stagesOfPairsAreTheWeightCausalOrNot(String definitions) {
        for (var mechanism :
                List.of(mechanism(definitions), mechanism(definitions).causally())) {
            var form = PairForm.of(mechanism.weight(), mechanism.causal())
                    .asOptional()
                    .orElseThrow();
            assertTrue(agree(mechanism, point -> new Reconstruction(mechanism, point).row(form)) > TRIALS / 6);
        }
    }

    /// At keys of equal scores softmax is rational.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k - k))",
                "weight = 2 * softmax(0 * dot(q, k)) - 1/n",
                "weight = 1 - softmax(relu(dot(q, q)) + 0 * dot(q, k)) / (1 + dot(q, q))",
                "s = 0 * dot(q, k); weight = exp(s - max(s)) / sum(exp(s - max(s)))"
            })
    void anAffineSoftmaxIsFound(String definitions) {
        var mechanism = mechanism(definitions);
        var form = SoftmaxForm.of(mechanism.weight(), false).asOptional().orElseThrow();
        for (int seed = 0; seed < TRIALS; seed++) {
            var point = point(seed);
            assertEquals(Reconstruction.original(mechanism, point), new Reconstruction(mechanism, point).row(form));
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Sample.any();
    }

    /// Every form that a random definition has, at a random point.
    @Property(tries = 400, seed = "52")
    void formsOfRandomDefinitionsAreExact(@ForAll("samples") Sample sample) {
        var mechanism = sample.mechanism();
        var weight = mechanism.weight();
        boolean causal = mechanism.causal();
        SeparableForm.of(weight, causal).asOptional().ifPresent(form -> same(sample, again -> again.row(form)));
        PairForm.of(weight, causal).asOptional().ifPresent(form -> same(sample, again -> again.row(form)));
        SoftmaxForm.of(weight, causal).asOptional().ifPresent(form -> same(sample, again -> again.row(form)));
        Statistics.label("rational").coverage(seen -> seen.check(true).count(many -> many > 100));
    }

    private static void same(Sample sample, Function<Reconstruction, List<BigFraction>> row) {
        try {
            var expected = defined(at -> Reconstruction.original(sample.mechanism(), at), sample.point());
            var rewritten = defined(at -> row.apply(new Reconstruction(sample.mechanism(), at)), sample.point());
            assertEquals(expected, rewritten, sample::toString);
        } catch (Declined irrational) {
            Statistics.label("rational").collect(false);
            return;
        }
        Statistics.label("rational").collect(true);
    }
}
