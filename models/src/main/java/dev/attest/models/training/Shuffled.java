package dev.attest.models.training;

import dev.attest.theory.claim.Seeds;
import java.util.SplittableRandom;

/// Batches of examples: in each epoch all of them in a new order, less what does not fill a batch. Which
/// examples a step has depends on the seed and the step alone.
///
/// @param examples how many there are
/// @param size     of a batch
public record Shuffled(int examples, int size, long seed) {
    public Shuffled {
        if (size < 1 || size > examples) {
            throw new IllegalArgumentException(
                    "batch size: expected 1 to " + examples + ", the number of examples, got " + size);
        }
    }

    public int stepsAnEpoch() {
        return examples / size;
    }

    /// The numbers of the examples, from 0, in the batch of a step, from 0.
    public int[] at(int step) {
        var order = order(step / stepsAnEpoch());
        var batch = new int[size];
        System.arraycopy(order, step % stepsAnEpoch() * size, batch, 0, size);
        return batch;
    }

    private int[] order(int epoch) {
        var random = new SplittableRandom(Seeds.derive(seed, "epoch", Integer.toString(epoch)));
        var order = new int[examples];
        for (int place = 0; place < examples; place++) {
            int other = random.nextInt(place + 1);
            order[place] = order[other];
            order[other] = place;
        }
        return order;
    }
}
