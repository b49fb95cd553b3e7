package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.attest.models.torch.TorchEngine;
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import org.junit.jupiter.api.Test;

/// Two queries, 2 and -1, and two keys, 3 and -4, of width 1.
final class RowNumberTest {
    private static final float[] QUERIES = {2, -1};
    private static final float[] KEYS = {3, -4};

    @Test
    void theDivisorOfAnIdentityRowIsTheSumOfItsScores() {
        assertArrayEquals(new float[] {2, 1}, least(TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE)));
    }

    @Test
    void aRowOfReluWithoutAPositiveScoreIsDividedByZero() {
        assertArrayEquals(new float[] {6, 0}, least(TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE)));
    }

    @Test
    void onlyDivisiveRowsAreDividedByWhatTokensDecide() {
        for (var each : TrainedMechanism.all()) {
            boolean divided = each.normalisation() == Normalisation.DIVISIVE;
            assertEquals(divided, Divisors.least(each.mechanism()).isPresent(), each.id());
        }
    }

    @Test
    void aDivisorThatDiffersFromKeyToKeyGivesItsLeast() {
        assertArrayEquals(new float[] {6, 3}, least(mechanism("1 / dot(q, k) + 1 / (10 * sum(dot(k, [1])))")));
        assertTrue(Divisors.least(mechanism("dot(q, k) / n")).isEmpty());
    }

    @Test
    void theNormOfARowIsTheSumOfItsAbsoluteValues() {
        var identity = TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE);
        assertArrayEquals(new float[] {7, 7}, numbers(RowNumber.norm(identity.mechanism())));
        assertArrayEquals(new float[] {3.5f, 1.75f}, numbers(RowNumber.norm(mechanism("1 / n - dot(q, k) / 4"))));
    }

    private static Mechanism mechanism(String weight) {
        return MechanismReader.parse("name own\nwidth d = 1\nweight = " + weight + "\n", "own");
    }

    private static float[] least(TrainedMechanism trained) {
        return least(trained.mechanism());
    }

    private static float[] least(Mechanism mechanism) {
        return numbers(Divisors.least(mechanism).orElseThrow());
    }

    private static float[] numbers(Mechanism reading) {
        try (var manager = TorchEngine.manager();
                var function = TorchFunction.of(TorchSource.of(reading, false))) {
            var tokens = new Shape(1, 1, 2, 1);
            var values = manager.zeros(tokens);
            return function.apply(manager.create(QUERIES, tokens), manager.create(KEYS, tokens), values)
                    .toFloatArray();
        }
    }
}
