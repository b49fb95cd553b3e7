package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import dev.attest.kernels.reference.AnyOrder;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Dual;
import dev.attest.theory.scalar.Duals;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A whole layer, forward and backward, against the readings of the theory, within bounds that the numbers of
/// the reading carry.
class AttentionBlockReadingTest {
    private static final int N = 3;
    /// Backward, each local derivative takes at most twice the operations that the dual reading takes.
    private static final double BACKWARD = 2;

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void outputsInSinglePrecisionAreWithinTheirBoundOfTheReading(Mechanism mechanism) {
        for (int seed = 1; seed <= 3; seed++) {
            assertOutputs(mechanism, DataType.FLOAT32, AnyOrderBounds.SINGLE, seed);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void outputsInDoublePrecisionAreWithinTheirBoundOfTheReading(Mechanism mechanism) {
        assertOutputs(mechanism, DataType.FLOAT64, AnyOrderBounds.DOUBLE, 1);
    }

    private static void assertOutputs(Mechanism mechanism, DataType type, double unit, long seed) {
        try (var trial = defined(mechanism, type, 2, 5, unit, seed)) {
            assertEquals(List.of(), misses(trial, mechanism, unit, 5), mechanism::text);
        }
    }

    /// The first trial from a seed on whose rows all have a value within their bounds.
    private static Trial defined(Mechanism mechanism, DataType type, int batch, int n, double unit, long from) {
        for (long seed = 100 * from; seed < 100 * from + 100; seed++) {
            var trial = new Trial(mechanism, type, batch, n, seed);
            try {
                misses(trial, mechanism, unit, n);
                return trial;
            } catch (Undefined | Declined none) {
                trial.close();
            }
        }
        throw new AssertionError("expected a trial with a value in every row, got none: " + mechanism.text());
    }

    @Test
    void aRowWithoutAValueIsNotFinite() {
        var mechanism = Catalogue.mechanism("relu-linear");
        int undefined = 0;
        for (int seed = 0; seed < 20; seed++) {
            try (var trial = new Trial(mechanism, DataType.FLOAT32, 1, 1, seed)) {
                try {
                    misses(trial, mechanism, AnyOrderBounds.SINGLE, 1);
                } catch (Undefined none) {
                    undefined++;
                    assertTrue(Arrays.stream(trial.output()).noneMatch(Double::isFinite));
                }
            }
        }
        assertTrue(undefined > 0);
    }

    /// What the layer says, and the reading of a definition of the same parameters.
    private static List<String> misses(Trial trial, Mechanism mechanism, double unit, int n) {
        var scalars = new AnyOrderBounds(unit);
        var tokens = AnyOrderRows.rows(AnyOrderRows.exact(Trial.doubles(trial.tokens)), Trial.WIDTH);
        var reading = AnyOrderRows.reading(trial, mechanism, scalars);
        var misses = new ArrayList<String>();
        var got = trial.output();
        for (int batch = 0; batch < tokens.size() / n; batch++) {
            var expected = reading.output(tokens.subList(batch * n, (batch + 1) * n)).stream()
                    .flatMap(List::stream)
                    .toList();
            for (int place = 0; place < expected.size(); place++) {
                double number = got[batch * expected.size() + place];
                double bound = scalars.bound(expected.get(place));
                if (!(Math.abs(number - expected.get(place).value()) <= bound)) {
                    misses.add("entry " + place + ": expected " + expected.get(place) + ", got " + number);
                }
            }
        }
        return misses;
    }

    /// So many pairs that softmax goes through PyTorch's own kernel.
    @Test
    void outputsOfManyPairsAreWithinTheirBoundToo() {
        int n = 130;
        for (var mechanism : List.of(
                Catalogue.mechanism("softmax"), Catalogue.mechanism("softmax").causally())) {
            try (var trial = new Trial(mechanism, DataType.FLOAT32, 1, n, 1)) {
                assertEquals(List.of(), misses(trial, mechanism, AnyOrderBounds.SINGLE, n), mechanism::text);
            }
        }
    }

    @Test
    void theReadingOfAnotherDefinitionIsCaught() {
        var softmax = Mechanisms.mechanism("weight = softmax(dot(q, k))\n");
        var nearly = Mechanisms.mechanism("weight = softmax(dot(q, k) * 1.00001)\n");
        try (var trial = new Trial(softmax, DataType.FLOAT64, 1, 5, 1)) {
            assertEquals(List.of(), misses(trial, softmax, AnyOrderBounds.DOUBLE, 5));
            assertTrue(misses(trial, nearly, AnyOrderBounds.DOUBLE, 5).size() > 0);
            assertTrue(
                    misses(trial, softmax.causally(), AnyOrderBounds.DOUBLE, 5).size() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void gradientsAreWithinTheirBoundOfTheDualReading(Mechanism mechanism) {
        try (var trial = defined(mechanism, DataType.FLOAT64, 1, N, AnyOrderBounds.DOUBLE, 2)) {
            assertEquals(List.of(), gradientMisses(trial, mechanism, AnyOrderBounds.DOUBLE), mechanism::text);
        }
        try (var trial = defined(mechanism, DataType.FLOAT32, 1, N, AnyOrderBounds.SINGLE, 3)) {
            assertEquals(List.of(), gradientMisses(trial, mechanism, AnyOrderBounds.SINGLE), mechanism::text);
        }
    }

    @Test
    void theGradientOfAnotherDefinitionIsCaught() {
        var softmax = Mechanisms.mechanism("weight = softmax(dot(q, k))\n");
        var nearly = Mechanisms.mechanism("weight = softmax(dot(q, k) * 1.00001)\n");
        try (var trial = new Trial(softmax, DataType.FLOAT64, 1, N, 2)) {
            assertTrue(gradientMisses(trial, nearly, AnyOrderBounds.DOUBLE).size() > 0);
        }
    }

    private static List<String> gradientMisses(Trial trial, Mechanism mechanism, double unit) {
        var scalars = new AnyOrderBounds(unit);
        var cotangent = new Draws(5).signs(N * Trial.WIDTH);
        var stored = trial.stored();
        stored.put("tokens", Trial.doubles(trial.tokens));
        var misses = new ArrayList<String>();
        trial.gradients(cotangent).forEach((name, gradient) -> {
            for (int place = 0; place < gradient.length; place++) {
                var expected = derivative(trial.block, mechanism, scalars, stored, name, place, cotangent);
                double bound = BACKWARD * scalars.bound(expected);
                if (!(Math.abs(gradient[place] - expected.value()) <= bound)) {
                    misses.add(name + " " + place + ": expected " + expected + ", got " + gradient[place]);
                }
            }
        });
        return misses;
    }

    /// Of `sum cotangent output` with respect to one number.
    private static AnyOrder derivative(
            AttentionBlock block,
            Mechanism mechanism,
            AnyOrderBounds scalars,
            Map<String, double[]> stored,
            String name,
            int place,
            double[] cotangent) {
        var duals = new Duals<>(scalars);
        var moving = new TreeMap<String, List<Dual<AnyOrder>>>();
        stored.forEach((array, numbers) -> moving.put(
                array,
                numbers(
                        numbers.length,
                        entry -> new Dual<>(
                                AnyOrder.exact(numbers[entry]),
                                AnyOrder.exact(array.equals(name) && entry == place ? 1 : 0)))));
        var tokens = AnyOrderRows.rows(moving.get("tokens"), Trial.WIDTH);
        moving.remove("tokens");
        var outputs = new BlockReading<>(duals, block, mechanism, moving)
                .output(tokens).stream().flatMap(List::stream).toList();
        return IntStream.range(0, outputs.size())
                .mapToObj(entry -> scalars.multiply(
                        AnyOrder.exact(cotangent[entry]), outputs.get(entry).tangent()))
                .reduce(scalars::add)
                .orElseThrow();
    }

    private static <N> List<N> numbers(int count, IntFunction<N> number) {
        return IntStream.range(0, count).mapToObj(number).toList();
    }
}
