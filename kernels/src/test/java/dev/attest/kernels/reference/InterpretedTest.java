package dev.attest.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Definitions that no program computes.
class InterpretedTest {
    private static final int N = 6;
    private static final int D = 2;
    private static final String LINEAR = """
            state S : matrix(dv, d) = S + outer(v, exp(k))
            state z : vector(d) = z + exp(k)
            output = S * exp(q) / dot(z, exp(q))
            """;
    private static final String PARALLEL = """
            causal
            score = dot(exp(q), exp(k))
            weight = score / sum(score)
            """;

    private static double[] drawn(SplittableRandom random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static Head head(String text, Map<String, double[][]> inputs) {
        var random = new SplittableRandom(7);
        var mechanism = MechanismReader.parse(text, "test");
        return ReferenceAttention.of(mechanism, D, Map.of())
                .head(drawn(random, N * D), N, drawn(random, N * D), drawn(random, N * D), N, D, inputs);
    }

    @Test
    void aStateGivesWhatTheParallelFormGives() {
        double tolerance = 16 * N * Math.ulp(1.0);
        var recurrent = head(LINEAR, Map.of());
        var parallel = head(PARALLEL, Map.of());
        assertArrayEquals(parallel.outputs(1), recurrent.outputs(2), tolerance);
        assertArrayEquals(parallel.weights(1), recurrent.weights(2), tolerance);
    }

    @Test
    void theOutputOfSparsemaxIsTheSumOfItsWeightsTimesTheValues() {
        var head = head("weight = sparsemax(3 * dot(rope(q, i), rope(k, j)))", Map.of());
        var weights = head.weights(1);
        for (int row = 0; row < N; row++) {
            assertEquals(1, Arrays.stream(weights, row * N, (row + 1) * N).sum(), 4 * N * Math.ulp(1.0));
        }
        assertTrue(Arrays.stream(weights).anyMatch(weight -> weight == 0));
        var random = new SplittableRandom(7);
        drawn(random, N * D);
        drawn(random, N * D);
        var values = drawn(random, N * D);
        var outputs = head.outputs(1);
        for (int row = 0; row < N; row++) {
            double sum = 0;
            for (int key = 0; key < N; key++) {
                sum += weights[row * N + key] * values[key * D];
            }
            assertEquals(sum, outputs[row * D], 4 * N * Math.ulp(1.0));
        }
    }

    @Test
    void inputsComeWithTheTokens() {
        var text = "causal\ninput g : scalar\ninput h : scalar of query\nweight = h * g";
        var each = new double[N][1];
        var one = new double[N][1];
        Arrays.setAll(each, token -> new double[] {token + 1});
        Arrays.setAll(one, token -> new double[] {10 * token});
        var weights = head(text, Map.of("g", each, "h", one)).weights(1);
        assertEquals(10 * 2, weights[N + 1], 0);
        assertEquals(20 * 3, weights[2 * N + 2], 0);
        assertEquals(0, weights[2 * N + 3], 0);
        assertThrows(IllegalArgumentException.class, () -> head(text, Map.of("g", each)));
        assertThrows(IllegalArgumentException.class, () -> head(text, Map.of()));
    }

    @Test
    void whatIsUndefinedIsNotANumber() {
        var head = head("causal\nweight = 1 / cumsum(j)", Map.of());
        assertTrue(Double.isNaN(head.weights(1)[0]));
        assertTrue(Double.isNaN(head.outputs(1)[0]));
    }

    @Test
    void anOutputOfAnotherWidthIsRefused() {
        var mechanism = MechanismReader.parse("weight = 1\noutput = concat(vbar, vbar)", "test");
        assertThrows(IllegalArgumentException.class, () -> ReferenceAttention.of(mechanism, D, Map.of()));
    }
}
