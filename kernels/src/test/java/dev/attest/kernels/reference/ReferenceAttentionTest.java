package dev.attest.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.reference.Instance.Finding;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Rationals;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The batches against the evaluator of the theory, entry by entry.
class ReferenceAttentionTest {
    private static final String SOFTMAX = "score = dot(q, k) / sqrt(d)\nweight = softmax(score)\n";
    private static final String MESA = "weight = dot(q, inverse(sum(outer(k, k)) + 2 * eye(d)) * k)\n";

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions, "test");
    }

    private static Map<Finding, Integer> findings(Mechanism mechanism, Instance instance, double[] weights) {
        var findings = new EnumMap<Finding, Integer>(Finding.class);
        for (int key = 0; key < instance.n(); key++) {
            findings.merge(instance.compare(mechanism, key, weights[key]), 1, Integer::sum);
        }
        return findings;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void randomDefinitionsAreInsideTheirEnclosuresOrUndefinedInBoth(boolean causal) {
        var total = new EnumMap<Finding, Integer>(Finding.class);
        for (int trial = 0; trial < 4000; trial++) {
            int seed = trial;
            var mechanism = RandomWeight.mechanism(seed, causal);
            var instance = Instance.random(1 + trial % 4, 2 + trial % 2, seed);
            var found = findings(mechanism, instance, instance.reference(mechanism));
            assertTrue(
                    !found.containsKey(Finding.OUTSIDE) && !found.containsKey(Finding.ONE_UNDEFINED),
                    () -> "seed " + seed + ": " + found + " for " + mechanism.weight());
            found.forEach((finding, count) -> total.merge(finding, count, Integer::sum));
        }
        assertTrue(total.keySet().containsAll(EnumSet.of(Finding.INSIDE, Finding.BOTH_UNDEFINED)), total::toString);
        assertTrue(total.get(Finding.INSIDE) > total.getOrDefault(Finding.DECLINED, 0), total::toString);
    }

    @Test
    void theRowOfAnotherQueryIsCaught() {
        var mechanism = mechanism(SOFTMAX);
        var instance = Instance.random(9, 4, 1);
        var found = findings(mechanism, instance, Instance.random(9, 4, 2).reference(mechanism));
        assertTrue(found.containsKey(Finding.OUTSIDE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOFTMAX,
                "phi(x) = relu(x)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n",
                "score = dot(q, k) / (n * sqrt(d))\nweight = score - mean(score) + 1/n\n",
                "causal\nscore = dot(q, k) * (1/2)^(i - j)\nweight = score\n",
                "causal\nscore = dot(q, k) / 8\nweight = softmax(score - mean(score))\n",
                "weight = 1/n\n",
                "score = max(dot(q, k), 0) / norm(k)\nweight = score / (1 + sum(abs(score)))\n"
            })
    void namedDefinitionsAreInsideTheirEnclosures(String definitions) {
        var mechanism = mechanism(definitions);
        for (int n : new int[] {1, 2, 17, 33}) {
            var instance = Instance.random(n, 16, n);
            assertEquals(Map.of(Finding.INSIDE, n), findings(mechanism, instance, instance.reference(mechanism)));
        }
    }

    /// LU with partial pivoting gives columns x with `|x - A^-1 e| <= 8 d^3 u cond(A) |x|` in the largest
    /// entry, where pivots do not grow, as for a positive definite A [Higham 2002, Theorem 9.5].
    @Test
    void theInverseIsWithinTheBoundOfElimination() {
        var mechanism = mechanism(MESA);
        int d = 6;
        var instance = Instance.random(20, d, 5);
        var exact = new Evaluator<>(new Rationals(), mechanism, instance.point()).row();
        var weights = instance.reference(mechanism);
        double largest = 2 + Arrays.stream(instance.keys()).map(x -> x * x).sum();
        double condition = largest / 2 * d;
        double inverse = 1.0 / 2;
        double entry = 8 * Math.pow(d, 3) * Math.ulp(1.0) * condition * inverse;
        double bound = entry * 2 * d * 2 * d;
        for (int key = 0; key < instance.n(); key++) {
            double error = Math.abs(exact.get(key).doubleValue() - weights[key]);
            assertTrue(error <= bound, "key " + key + ": error " + error + ", bound " + bound);
        }
        assertTrue(Arrays.stream(weights).anyMatch(weight -> Math.abs(weight) > bound));
    }

    @Test
    void aSingularMatrixHasNoInverse() {
        var mechanism = mechanism("weight = dot(q, inverse(sum(outer(k, k))) * k)\n");
        var weights = Instance.random(2, 3, 5).reference(mechanism("weight = dot(q, inverse(outer(q, q)) * k)\n"));
        assertTrue(Arrays.stream(weights).allMatch(Double::isNaN));
        assertTrue(Arrays.stream(Instance.random(9, 3, 5).reference(mechanism)).allMatch(Double::isFinite));
    }

    @Test
    void parametersAreReadByNameAndSettleTheirWidths() {
        var mechanism = mechanism("param W : matrix(m, d) drawn normal\nparam c : scalar in (0, 9)\n"
                + "weight = c * sum_of(W * k) + dot(W * q, W * k)\n");
        var parameters = Map.of("W", new double[][] {{1, 0}, {0, 1}, {1, 1}}, "c", new double[][] {{10}});
        var weights = new double[2];
        ReferenceAttention.of(mechanism, 2, parameters)
                .keys(new double[] {1, 2, 0, 1}, 2)
                .row(new double[] {3, 4}, 0, weights);
        assertArrayEquals(new double[] {60 + 3 + 8 + 21, 20 + 4 + 7}, weights);
        var missing = assertThrows(
                IllegalArgumentException.class,
                () -> ReferenceAttention.of(mechanism, 2, Map.of("W", new double[][] {{1, 2}})));
        assertEquals("parameter c: expected a value, got none", missing.getMessage());
    }

    @Test
    void theMeanQueryIsHeldFixed() {
        var mechanism = mechanism("weight = dot(qbar, k)\n");
        var attention = ReferenceAttention.of(mechanism, 2, Map.of());
        var weights = new double[1];
        attention.keys(new double[] {1, 2}, 1, new double[] {10, 1}).row(new double[] {5, 5}, 0, weights);
        assertArrayEquals(new double[] {12}, weights);
        assertThrows(IllegalArgumentException.class, () -> attention.keys(new double[] {1, 2}, 1));
    }

    @Test
    void aCausalRowIsTheRowOfTheKeysUpToItsPosition() {
        var mechanism = mechanism("causal\n" + SOFTMAX);
        var instance = Instance.random(12, 8, 3);
        var context = ReferenceAttention.of(mechanism, 8, Map.of()).keys(instance.keys(), 12);
        var weights = new double[12];
        for (int position : new int[] {11, 0, 5}) {
            context.row(instance.query(), position, weights);
            int n = position + 1;
            var prefix = new Instance(n, 8, instance.query(), Arrays.copyOf(instance.keys(), n * 8), position);
            assertArrayEquals(Arrays.copyOf(prefix.reference(mechanism), 12), weights);
        }
    }

    @Test
    void theOutputIsTheWeightedSumOfTheValues() {
        var mechanism = mechanism("weight = dot(q, k)\n");
        var context = ReferenceAttention.of(mechanism, 1, Map.of()).keys(new double[] {1, 2, 3}, 3);
        var out = new double[2];
        context.output(new double[] {2}, 0, new double[] {1, 0, 0, 1, 1, 1}, 2, out);
        assertArrayEquals(new double[] {8, 10}, out);
    }

    @Test
    void rowsFromSeveralThreadsHaveTheSameBits() {
        var mechanism = mechanism(SOFTMAX);
        var context = ReferenceAttention.of(mechanism, 8, Map.of())
                .keys(Instance.random(50, 8, 1).keys(), 50);
        var one = IntStream.range(0, 200).mapToObj(seed -> row(context, seed)).toArray(double[][]::new);
        var many = IntStream.range(0, 200)
                .parallel()
                .mapToObj(seed -> row(context, seed))
                .toArray(double[][]::new);
        assertTrue(Arrays.deepEquals(one, many));
    }

    private static double[] row(Context context, int seed) {
        var weights = new double[50];
        context.row(Instance.random(1, 8, seed).query(), 0, weights);
        return weights;
    }

    @Test
    void sizesThatDoNotFitAreTurnedDownWithBothNumbers() {
        var attention = ReferenceAttention.of(mechanism(SOFTMAX), 2, Map.of());
        var keys = assertThrows(IllegalArgumentException.class, () -> attention.keys(new double[5], 2));
        assertEquals("keys: expected 4 numbers (n d), got 5", keys.getMessage());
        var context = attention.keys(new double[4], 2);
        assertThrows(IllegalArgumentException.class, () -> context.row(new double[3], 0, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> context.row(new double[2], 0, new double[1]));
    }
}
