package dev.attest.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole heads, with outputs of every form, against the evaluator of the theory.
class HeadTest {
    private static final int D = 2;
    private static final int DV = 3;
    private static final String MESA = "weight = dot(q, (outer(k, k) + 4 * eye(d)) * sum(outer(k, k)) * k) / 512\n";

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions, "test");
    }

    private static double[] eighths(SplittableRandom random, int count) {
        return random.ints(count, -16, 17).mapToDouble(whole -> whole / 8.0).toArray();
    }

    /// n queries, keys and values.
    private record Tokens(int n, double[] queries, double[] keys, double[] values) {
        static Tokens random(int n, long seed) {
            var random = new SplittableRandom(seed);
            return new Tokens(n, eighths(random, n * D), eighths(random, n * D), eighths(random, n * DV));
        }

        Head head(Mechanism mechanism) {
            return ReferenceAttention.of(mechanism, D, DV, parameters(mechanism))
                    .head(queries, n, keys, values, n, DV);
        }

        /// The output of a row, by the theory.
        List<Enclosure> enclosure(Mechanism mechanism, int row) {
            int visible = mechanism.causal() ? row + 1 : n;
            var scalars = new Enclosures();
            var mean = new ArrayList<Enclosure>();
            for (int entry = 0; entry < D; entry++) {
                var sum = Enclosure.point(0);
                for (int query = 0; query < visible; query++) {
                    sum = scalars.add(sum, Enclosure.point(queries[query * D + entry]));
                }
                mean.add(scalars.divide(sum, Enclosure.point(visible)));
            }
            Map<String, List<List<Enclosure>>> given = mechanism.parameters().isEmpty()
                    ? Map.of()
                    : Map.of("W", rows(flat(parameters(mechanism).get("W")), DV, D));
            var inputs = new Inputs<>(
                    Map.of("d", D, "dv", DV),
                    rows(queries, n, D).get(row),
                    rows(keys, visible, D),
                    rows(values, visible, DV),
                    row,
                    mean,
                    given);
            return new Evaluator<>(scalars, mechanism, inputs).output();
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static List<List<Enclosure>> rows(double[] numbers, int count, int width) {
        return IntStream.range(0, count)
                .mapToObj(row -> IntStream.range(row * width, (row + 1) * width)
                        .mapToObj(entry -> Enclosure.point(numbers[entry]))
                        .toList())
                .toList();
    }

    private static Map<String, double[][]> parameters(Mechanism mechanism) {
        return mechanism.parameters().isEmpty() ? Map.of() : Map.of("W", new double[][] {{1, 0.5}, {-2, 1}, {0.25, 3}});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k))\n",
                "weight = softmax(dot(q, k))\noutput = sum(weight * v) + vbar\n",
                "score = dot(q, k) / 4\nweight = score - mean(score) + 1/n\noutput = relu(sum(weight * v))\n",
                "weight = 1/n\noutput = sum(v * exp(dot(q, k) / 4)) / sum(exp(dot(q, k) / 4))\n",
                "param W : matrix(dv, d) learned\nweight = dot(q, k)\noutput = sum(weight * v) * (W * q) + W * qbar\n",
                "param W : matrix(dv, d) learned\nweight = dot(q, k)\noutput = sum(outer(v, k)) * (q + qbar) + W * q\n",
                "weight = dot(q, k) * sum_of(v)\n",
                "weight = dot(qbar, k) + dot(q, kbar)\n",
                "weight = dot(q, k)\noutput = i + n * max(v * weight) + sum(weight) * vbar\n",
                MESA
            })
    void outputsOfEveryFormAreInsideTheirEnclosures(String definitions) {
        for (var mechanism : List.of(mechanism(definitions), mechanism("causal\n" + definitions))) {
            for (int n : new int[] {1, 2, 5}) {
                var tokens = Tokens.random(n, n);
                assertEquals(0, misses(tokens, mechanism, tokens.head(mechanism).outputs(1)), mechanism::text);
            }
        }
    }

    private static long misses(Tokens tokens, Mechanism mechanism, double[] outputs) {
        return IntStream.range(0, tokens.n())
                .mapToLong(row -> {
                    var expected = tokens.enclosure(mechanism, row);
                    return IntStream.range(0, DV)
                            .filter(entry -> !expected.get(entry).contains(outputs[row * DV + entry]))
                            .count();
                })
                .sum();
    }

    @Test
    void theOutputOfAnotherDefinitionIsCaught() {
        var tokens = Tokens.random(5, 1);
        var weighted = mechanism("weight = softmax(dot(q, k))\n");
        var lifted = mechanism("weight = softmax(dot(q, k))\noutput = sum(weight * v) + vbar\n");
        assertTrue(misses(tokens, lifted, tokens.head(weighted).outputs(1)) > 0);
        var causal = mechanism("causal\nweight = dot(qbar, k)\n");
        assertTrue(misses(tokens, causal, tokens.head(causal.withoutMask()).outputs(1)) > 0);
    }

    @Test
    void aWeightedSumIsSeenWhateverItsIndicesAreCalled() {
        assertTrue(WeightedSum.isOutputOf(mechanism("weight = softmax(dot(q, k))\n")));
        assertTrue(WeightedSum.isOutputOf(mechanism(MESA)));
        assertTrue(
                WeightedSum.isOutputOf(mechanism("weight = dot(q, k) - mean(dot(q, k))\noutput = sum(v * weight)\n")));
        assertTrue(WeightedSum.isOutputOf(mechanism("weight = 1/n\n")));
        assertFalse(WeightedSum.isOutputOf(mechanism("weight = dot(q, k)\noutput = sum(2 * weight * v)\n")));
        assertFalse(WeightedSum.isOutputOf(mechanism("weight = dot(q, k)\noutput = mean(weight * v)\n")));
        assertFalse(WeightedSum.isOutputOf(mechanism("weight = dot(q, k)\noutput = sum(dot(q, q) * v)\n")));
        assertFalse(WeightedSum.isOutputOf(mechanism("weight = dot(q, k) + 1\noutput = sum((dot(q, k) + 2) * v)\n")));
        assertFalse(WeightedSum.isOutputOf(
                mechanism("weight = dot(q, k) - mean(dot(q, k))\noutput = sum((dot(q, k) - max(dot(q, k))) * v)\n")));
    }

    @Test
    void theMeanQueryOfACausalRowEndsAtItsPosition() {
        var mechanism = mechanism("weight = dot(qbar, k)\n");
        var queries = new double[] {1, 3};
        var keys = new double[] {1, 1};
        var values = new double[] {1, 10};
        var full = ReferenceAttention.of(mechanism, 1, Map.of()).head(queries, 2, keys, values, 2, 1);
        assertArrayEquals(new double[] {22, 22}, full.outputs(1));
        var causal = ReferenceAttention.of(mechanism.causally(), 1, Map.of()).head(queries, 2, keys, values, 2, 1);
        assertArrayEquals(new double[] {1, 22}, causal.outputs(1));
        assertArrayEquals(new double[] {1, 0, 2, 2}, causal.weights(1));
    }

    @Test
    void severalThreadsGiveTheSameBits() {
        var head = Tokens.random(67, 4)
                .head(mechanism("causal\nweight = softmax(dot(q, k))\noutput = sum(weight * v) + vbar\n"));
        assertArrayEquals(head.outputs(1), head.outputs(5));
        assertArrayEquals(head.weights(1), head.weights(3));
    }

    @Test
    void aHeadThatDoesNotFitIsTurnedDownWithBothNumbers() {
        var lifted = mechanism("weight = dot(q, k)\noutput = sum(weight * v) + vbar\n");
        var attention = ReferenceAttention.of(lifted, 2, Map.of());
        var values = assertThrows(
                IllegalArgumentException.class,
                () -> attention.head(new double[2], 1, new double[4], new double[6], 2, 3));
        assertEquals("width dv: expected 2, got 3", values.getMessage());
        var causal = ReferenceAttention.of(lifted.causally(), 2, Map.of());
        var queries = assertThrows(
                IllegalArgumentException.class,
                () -> causal.head(new double[2], 1, new double[4], new double[4], 2, 2));
        assertEquals("queries: expected 2, one for each key, got 1", queries.getMessage());
        var weight = ReferenceAttention.of(mechanism("weight = sum_of(k) * sum_of(v)\n"), 1, Map.of())
                .keys(new double[1], 1);
        var row = assertThrows(IllegalArgumentException.class, () -> weight.row(new double[1], 0, new double[1]));
        assertEquals("weight: expected values, which it mentions, got none", row.getMessage());
    }
}
