package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan.Choice;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plans for mechanisms whose tokens have states or inputs.
class RecurrencePlanTest {
    private static final Sizes SIZES = Sizes.square(1, 2, 150, 4);

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name own\n" + definitions.replace("; ", "\n") + "\n", "own.attn");
    }

    private static float[] drawn(long length, long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[(int) length];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = random.nextInt(-8, 9) / 8f;
        }
        return numbers;
    }

    private static Call call(float[] out) {
        return Call.of(
                SIZES, drawn(SIZES.queryLength(), 1), drawn(SIZES.keyLength(), 2), drawn(SIZES.valueLength(), 3), out);
    }

    private static Slice numbers(int length, float value) {
        var numbers = new float[length];
        Arrays.fill(numbers, value);
        return Slice.of(numbers);
    }

    @ParameterizedTest
    @CsvSource({"mamba2, DECAY", "gla, DECAY", "deltanet, DELTA", "rwkv7, DELTA"})
    void theFormOfTheUpdateDecides(String name, Way way) {
        var plan = Plan.of(Catalogue.mechanism(name), SIZES, Map.of(), Choice.AUTO);
        assertEquals(way, plan.way());
        assertTrue(plan.explain().contains(way.identity()), plan.explain());
        assertTrue(plan.work().orElseThrow().multiplyAdds() > 0);
    }

    @Test
    void whatHasNoChunksGoesTokenByTokenAndSaysWhy() {
        var square = mechanism(
                "param A : matrix(d, d) learned; state S : matrix(dv, d) = S * A + outer(v, k); output = S * q");
        var plan = Plan.of(square, SIZES, Map.of("A", new double[4][4]), Choice.AUTO);
        assertEquals(Way.RECURRENT, plan.way());
        assertTrue(plan.explain().contains("not in chunks: an update is no sum of the state times a diagonal"));
    }

    @Test
    void channelsThatMixAreLeftToTheReference() {
        var mixed =
                mechanism("weight = dot(q, k); state S : matrix(dv, d) = S + outer(v * sum_of(v), k); output = S * q");
        var plan = Plan.of(mixed, SIZES, Map.of(), Choice.AUTO);
        assertEquals(Way.REFERENCE, plan.way());
        assertTrue(plan.explain().contains("it mixes the channels of the values"), plan.explain());
    }

    @Test
    void anInputIsAskedForByNameAndLength() {
        var plan = Plan.of(Catalogue.mechanism("deltanet"), SIZES, Map.of(), Choice.AUTO);
        var reference = Plan.of(Catalogue.mechanism("deltanet"), SIZES, Map.of(), Choice.REFERENCE);
        var call = call(new float[(int) SIZES.outputLength()]);
        for (var each : List.of(plan, reference)) {
            refused(each, call, "input beta: expected an array of a number for each key, got none");
            refused(
                    each,
                    call.withInput("beta", numbers(299, 1)),
                    "input beta: expected 300 numbers from 0 on, got 299 in all");
            refused(
                    each,
                    call.withInput("beta", numbers(300, 1)).withInput("alpha", numbers(300, 1)),
                    "input alpha: expected only beta, as the mechanism declares, got one");
        }
        var softmax = Plan.of(Catalogue.mechanism("softmax"), SIZES, Map.of(), Choice.AUTO);
        refused(
                softmax,
                call.withInput("beta", numbers(300, 1)),
                "input beta: expected no inputs, as the mechanism declares, got one");
    }

    private static void refused(Plan plan, Call call, String because) {
        var thrown =
                assertThrows(IllegalArgumentException.class, () -> plan.kernel().attend(call, Execution.on(1)));
        assertEquals(because, thrown.getMessage());
    }

    /// Gates of 0 forget all but the last key, and gates that fall below every number do no more harm.
    @ParameterizedTest
    @CsvSource({"a : scalar, a * S", "a : vector(d), S * diag(a)"})
    void gatesMayBeZeroOrTiny(String input, String kept) {
        var gated =
                mechanism("input " + input + "; state S : matrix(dv, d) = " + kept + " + outer(v, k); output = S * q");
        var alone = mechanism("state S : matrix(dv, d) = outer(v, k); output = S * q");
        var expected = new float[(int) SIZES.outputLength()];
        Plan.of(alone, SIZES, Map.of(), Choice.AUTO).kernel().attend(call(expected), Execution.on(1));
        int size = SIZES.heads() * SIZES.keys() * (input.endsWith("(d)") ? SIZES.d() : 1);
        for (float gate : new float[] {0, Float.MIN_VALUE, 0x1p-100f}) {
            var out = new float[expected.length];
            var plan = Plan.of(gated, SIZES, Map.of(), Choice.AUTO);
            assertEquals(Way.DECAY, plan.way());
            plan.kernel().attend(call(out).withInput("a", numbers(size, gate)), Execution.on(2));
            assertArrayEquals(expected, out, (float) (64 * 0x1p-100));
        }
    }

    /// One file gives both; each is planned by itself. The gate is a power of 2 and all numbers are eighths,
    /// but the powers of the gate run out of digits: 0.5^24 ends the exact ones.
    @Test
    void theParallelAndTheRecurrentFormOfADecayAgree() {
        var states = "state S : matrix(dv, d) = 0.5 * S + outer(v, k); output = S * q";
        var parallel = "causal; weight = (1/2)^(i - j) * dot(q, k)";
        var recurrent = new float[(int) SIZES.outputLength()];
        var pairs = new float[recurrent.length];
        var plan = Plan.of(mechanism("weight = (1/2)^(i - j) * dot(q, k); " + states), SIZES, Map.of(), Choice.AUTO);
        assertEquals(Way.DECAY, plan.way());
        plan.kernel().attend(call(recurrent), Execution.on(2));
        var quadratic = Plan.all(mechanism(parallel), SIZES, Map.of(), Loops.preferred()).stream()
                .filter(each -> each.way() == Way.QUADRATIC)
                .findFirst()
                .orElseThrow();
        quadratic.kernel().attend(call(pairs), Execution.on(2));
        // A row is at most 2 d in size: each of its sums is rounded at most n + d times, in either form.
        float bound = 2 * 2 * SIZES.d() * (SIZES.keys() + SIZES.d()) * 0x1p-24f;
        assertArrayEquals(pairs, recurrent, bound);
        assertTrue(Arrays.stream(new int[] {0, 1, 2}).anyMatch(place -> Math.abs(pairs[place]) > bound));
    }
}
