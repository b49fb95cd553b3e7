package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import dev.attest.models.training.Batch;
import dev.attest.models.training.Training;
import dev.attest.theory.claim.Seeds;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mechanism of the catalogue learns to look something up.
///
/// One of n tokens is marked, and every row has to give the marked token's value, a sign. What a row sees of
/// its own token says nothing unless it is the marked one, so that without attention the least mean squared
/// error is 1 - 1/n; with the mean of all values (attention that cannot tell tokens apart) it is above 1 - 2/n.
class LearningTest {
    private static final int N = 8;
    private static final int BATCH = 32;
    private static final int STEPS = 300;
    private static final int LAST = 20;
    /// A third of what attention that cannot tell tokens apart reaches.
    private static final double REACHED = (1 - 2.0 / N) / 3;

    /// Token: mark, value, 1, and what the layer writes its answer to.
    private static Batch batch(int step, NDManager manager) {
        var random = new SplittableRandom(Seeds.derive(9, Integer.toString(step)));
        var tokens = new float[BATCH * N * Trial.WIDTH];
        var answers = new float[BATCH * N * Trial.WIDTH];
        for (int sequence = 0; sequence < BATCH; sequence++) {
            int marked = random.nextInt(N);
            var values = new Draws(random.nextLong()).signs(N);
            for (int token = 0; token < N; token++) {
                int place = (sequence * N + token) * Trial.WIDTH;
                tokens[place] = token == marked ? 1 : 0;
                tokens[place + 1] = (float) values[token];
                tokens[place + 2] = 1;
                answers[place + 3] = (float) values[marked];
            }
        }
        var shape = new Shape(BATCH, N, Trial.WIDTH);
        return new Batch(new NDList(manager.create(tokens, shape)), new NDList(manager.create(answers, shape)));
    }

    /// The mean squared error of the answers over the last steps, once it is below what has to be reached or
    /// the steps are over; each answer is one of four entries.
    private static double learned(Mechanism mechanism) {
        var block = AttentionBlock.of(mechanism, Trial.WIDTH)
                .headWidth(8)
                .bias(true)
                .seed(3)
                .build();
        try (var training = Training.of(block, Loss.l2Loss("error", 1), 0.06f, 1, new Shape(BATCH, N, Trial.WIDTH))) {
            double error = Double.POSITIVE_INFINITY;
            for (int step = 0; step < STEPS && error >= REACHED; step += LAST) {
                var losses = training.run(LAST, LearningTest::batch, (number, loss) -> {});
                error = Trial.WIDTH * Arrays.stream(losses).average().orElseThrow();
            }
            return error;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#catalogue")
    void aMarkedValueIsLookedUp(Mechanism mechanism) {
        double error = learned(mechanism);
        assertTrue(error < REACHED, () -> mechanism.name() + " reaches " + error);
    }

    @Test
    void attentionThatIsBrokenDoesNotLearnIt() {
        for (var weight : new String[] {"0 * dot(q, k)", "1/n", "0 * dot(q, k) + dot(q, q) / n"}) {
            double error = learned(Mechanisms.mechanism("weight = " + weight + "\n"));
            assertTrue(error > 2 * REACHED, () -> weight + " reaches " + error);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var softmax = Mechanisms.mechanism("weight = softmax(dot(q, k))\n");
        assertEquals(learned(softmax), learned(softmax));
    }
}
