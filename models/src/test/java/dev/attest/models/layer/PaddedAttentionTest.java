package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that are not there.
class PaddedAttentionTest {
    private static final int BATCH = 3;
    private static final int N = 6;
    /// The first token kept of each sequence, and where the padding after the last begins.
    private static final int[] FIRST = {1, 0, 0};

    private static final int[] END = {5, 0, 6};

    /// A trial whose kept rows all have a value.
    private static Trial trial(Mechanism mechanism) {
        for (long seed = 1; seed < 1000; seed++) {
            var trial = new Trial(mechanism, DataType.FLOAT64, BATCH, N, seed);
            if (Arrays.stream(trial.output(trial.tokens, keep(trial))).allMatch(Double::isFinite)) {
                return trial;
            }
            trial.close();
        }
        throw new AssertionError("expected a trial with a value in every row, got none: " + mechanism.text());
    }

    private static NDArray keep(Trial trial) {
        var kept = new boolean[BATCH * N];
        for (int place = 0; place < kept.length; place++) {
            kept[place] = isKept(place);
        }
        return trial.manager.create(kept, new Shape(BATCH, N));
    }

    private static boolean isKept(int token) {
        return token % N >= FIRST[token / N] && token % N < END[token / N];
    }

    /// The tokens with `other` in every entry of the padding.
    private static NDArray with(Trial trial, double other) {
        var numbers = Trial.doubles(trial.tokens);
        for (int place = 0; place < numbers.length; place++) {
            int token = place / Trial.WIDTH;
            if (!isKept(token)) {
                numbers[place] = other;
            }
        }
        return trial.manager.create(numbers, trial.tokens.getShape());
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void whatPaddingHoldsChangesNothing(Mechanism mechanism) {
        try (var trial = trial(mechanism)) {
            var keep = keep(trial);
            var plain = trial.output(trial.tokens, keep);
            for (double other : new double[] {0, 1e30, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertArrayEquals(plain, trial.output(with(trial, other), keep));
            }
            int end = Trial.WIDTH * N;
            assertTrue(Arrays.stream(plain, Trial.WIDTH * END[0], 2 * end).allMatch(entry -> entry == 0));
            assertTrue(Arrays.stream(plain, 2 * end, 3 * end).anyMatch(entry -> entry != 0));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void keptOutputsAreThoseOfTheTokensKept(Mechanism mechanism) {
        try (var trial = trial(mechanism)) {
            var padded = trial.output(trial.tokens, keep(trial));
            var scalars = new AnyOrderBounds(AnyOrderBounds.DOUBLE);
            var tokens = AnyOrderRows.rows(AnyOrderRows.exact(Trial.doubles(trial.tokens)), Trial.WIDTH);
            var expected =
                    AnyOrderRows.reading(trial, mechanism, scalars).output(tokens.subList(FIRST[0], END[0])).stream()
                            .flatMap(List::stream)
                            .toList();
            for (int place = 0; place < expected.size(); place++) {
                double bound = scalars.bound(expected.get(place));
                assertEquals(
                        expected.get(place).value(), padded[FIRST[0] * Trial.WIDTH + place], bound, mechanism::text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#allMasked")
    void gradientsAreFiniteAndPaddingHasNone(Mechanism mechanism) {
        try (var trial = trial(mechanism)) {
            var cotangent = new Draws(1).signs(BATCH * N * Trial.WIDTH);
            var gradients = trial.gradients(cotangent, keep(trial));
            gradients.forEach((name, gradient) -> assertTrue(
                    Arrays.stream(gradient).allMatch(Double::isFinite), () -> name + Arrays.toString(gradient)));
            var tokens = gradients.get("tokens");
            int end = Trial.WIDTH * N;
            assertTrue(Arrays.stream(tokens, Trial.WIDTH * END[0], 2 * end).allMatch(entry -> entry == 0));
            assertTrue(Arrays.stream(tokens, 2 * end, 3 * end).anyMatch(entry -> entry != 0));
        }
    }

    /// So many pairs that softmax goes through PyTorch's own kernel.
    @Test
    void manyPairsKeepTheirPaddingUnseen() {
        int n = 130;
        int first = 2;
        var scalars = new AnyOrderBounds(AnyOrderBounds.DOUBLE);
        for (var mechanism : List.of(
                Catalogue.mechanism("softmax"), Catalogue.mechanism("softmax").causally())) {
            try (var trial = new Trial(mechanism, DataType.FLOAT64, 1, n, 1)) {
                var keep = trial.manager.arange(n).gte(first).reshape(1, n);
                var padded = trial.output(trial.tokens, keep);
                var tokens = AnyOrderRows.rows(AnyOrderRows.exact(Trial.doubles(trial.tokens)), Trial.WIDTH);
                var expected = AnyOrderRows.reading(trial, mechanism, scalars).output(tokens.subList(first, n)).stream()
                        .flatMap(List::stream)
                        .toList();
                for (int place = 0; place < expected.size(); place++) {
                    double bound = scalars.bound(expected.get(place));
                    assertEquals(expected.get(place).value(), padded[first * Trial.WIDTH + place], bound);
                }
                var gradients = trial.gradients(new Draws(1).signs(n * Trial.WIDTH), keep);
                gradients
                        .values()
                        .forEach(gradient -> assertTrue(Arrays.stream(gradient).allMatch(Double::isFinite)));
            }
        }
    }

    @Test
    void aMaskOfAnotherShapeIsRefusedWithBoth() {
        try (var trial = trial(Mechanisms.mechanism("weight = 1/n\n"))) {
            var mask = trial.manager.ones(new Shape(BATCH, N + 1));
            var refusal = assertThrows(IllegalArgumentException.class, () -> trial.output(trial.tokens, mask));
            assertEquals("mask: expected (3, 6), got (3, 7)", refusal.getMessage());
        }
    }
}
