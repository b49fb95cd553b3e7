package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.attest.theory.claim.Seeds;

/// Weights of a projection `[out][in]`, uniform on `(-a, a)` with `a = sqrt(6 / (in + out))` [Glorot and Bengio
/// 2010, "Understanding the difficulty of training deep feedforward neural networks", equation 16]; the same
/// numbers for one seed on every machine.
public record SeededInitializer(long seed) implements Initializer {
    /// For every weight below a block, a seed of its own from that of its name; biases and all else stay as
    /// they are.
    public static void weights(Block block, long seed) {
        for (var named : block.getParameters()) {
            if (named.getValue().getType() == Parameter.Type.WEIGHT) {
                named.getValue().setInitializer(new SeededInitializer(Seeds.derive(seed, named.getKey())));
            }
        }
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType type) {
        double bound = StrictMath.sqrt(6.0 / (shape.head() + shape.tail()));
        return Numbers.array(manager, new Draws(seed).uniform((int) shape.size(), bound), shape, type);
    }
}
