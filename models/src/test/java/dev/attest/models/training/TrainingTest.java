package dev.attest.models.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.loss.Loss;
import dev.attest.models.layer.SeededInitializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Shape ONE = new Shape(1, 1);

    private static Training line() {
        var line = Linear.builder().setUnits(1).optBias(false).build();
        SeededInitializer.weights(line, 1);
        return Training.of(line, Loss.l2Loss("error", 1), 0.5f, 1, ONE);
    }

    private static Batch point(NDManager manager, float x, float y) {
        return new Batch(
                new NDList(manager.create(new float[] {x}, ONE)), new NDList(manager.create(new float[] {y}, ONE)));
    }

    private static float weight(Training training, float x) {
        try (var local = training.manager().newSubManager()) {
            return training.predict(point(local, x, 0).inputs()).head().getFloat() / x;
        }
    }

    /// Adam's first step is the learning rate against the sign of the gradient, whatever its size, less what
    /// the 1e-8 in its divisor takes.
    @Test
    void theFirstStepsAreThoseOfAdam() {
        try (var training = line()) {
            float start = weight(training, 1);
            training.step((step, manager) -> point(manager, 1, start + 100));
            assertEquals(start + 0.5, weight(training, 1), 0.5 * 1e-8 / 100 + 8 * Math.ulp(1f));
            // Gradients are those of one step alone: the second one is 0, and what is left of the momentum is
            // 0.9 * 0.1 / (1 - 0.9^2) against the root of 0.999 * 0.001 / (1 - 0.999^2).
            float now = weight(training, 1);
            training.step((step, manager) -> point(manager, 1, now));
            double moved = 0.5 * (0.09 / 0.19) / Math.sqrt(0.000999 / 0.001999);
            // 1 - 0.999 and 1 - 0.999^2 have the absolute error of a number near 1.
            double decay = 0.5 * (Math.ulp(1f) / 0.001 + Math.ulp(1f) / 0.001999);
            assertEquals(now + moved, weight(training, 1), decay * moved + 8 * Math.ulp(1f));
        }
    }

    @Test
    void aLossThatIsNotFiniteStopsBeforeTheStep() {
        try (var training = line()) {
            float before = weight(training, 1);
            training.step((step, manager) -> point(manager, 1, before));
            var stopped =
                    assertThrows(Diverged.class, () -> training.step((step, manager) -> point(manager, 1, Float.NaN)));
            assertEquals(1, stopped.step());
            assertEquals("step 1: expected a finite loss, got one that is not", stopped.getMessage());
            assertEquals(before, weight(training, 1));
        }
    }

    /// The root has no derivative at 0.
    private static final class Root extends Loss {
        Root() {
            super("root");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return predictions.head().sqrt().sum();
        }
    }

    @Test
    void aGradientThatIsNotFiniteStopsBeforeTheStep() {
        var line = Linear.builder().setUnits(1).optBias(false).build();
        try (var training = Training.of(line, new Root(), 0.5f, 1, ONE)) {
            float before = weight(training, 1);
            var stopped = assertThrows(Diverged.class, () -> training.step((step, manager) -> point(manager, 0, 0)));
            assertEquals("step 0: expected a finite gradient of weight, got one that is not", stopped.getMessage());
            assertEquals(before, weight(training, 1));
        }
    }

    @Test
    void everyStepIsTold() {
        try (var training = line()) {
            var told = new ArrayList<Integer>();
            var losses = training.run(3, (step, manager) -> point(manager, 1, step), (step, loss) -> told.add(step));
            assertEquals(3, losses.length);
            training.run(2, (step, manager) -> point(manager, 1, step), (step, loss) -> told.add(step));
            assertEquals(List.of(0, 1, 2, 3, 4), told);
        }
    }

    @Test
    void anEpochHasEveryExampleOnceAndTheNextAnotherOrder() {
        var shuffled = new Shuffled(12, 4, 7);
        var first = IntStream.range(0, 3)
                .mapToObj(shuffled::at)
                .flatMapToInt(Arrays::stream)
                .toArray();
        var second = IntStream.range(3, 6)
                .mapToObj(shuffled::at)
                .flatMapToInt(Arrays::stream)
                .toArray();
        assertArrayEquals(
                IntStream.range(0, 12).toArray(), Arrays.stream(first).sorted().toArray());
        assertArrayEquals(
                IntStream.range(0, 12).toArray(), Arrays.stream(second).sorted().toArray());
        assertTrue(!Arrays.equals(first, second));
        assertArrayEquals(shuffled.at(4), new Shuffled(12, 4, 7).at(4));
        assertThrows(IllegalArgumentException.class, () -> new Shuffled(3, 4, 7));
    }
}
