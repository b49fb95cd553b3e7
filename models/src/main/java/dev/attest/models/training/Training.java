package dev.attest.models.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import dev.attest.models.torch.TorchEngine;
import java.util.List;

/// A network and the optimiser that fits it: Adam at a fixed learning rate [Kingma and Ba 2015, algorithm 1].
///
/// The weights after a number of steps are the same, bit for bit, for one seed, one number of threads (see
/// [TorchEngine]) and one processor. Closing it lets the weights go.
public final class Training implements AutoCloseable {
    private final NDManager manager;
    private final Block network;
    private final Loss loss;
    private final ParameterStore store;
    private final Adam optimiser;
    private int steps;

    private Training(NDManager manager, Block network, Loss loss, float learningRate) {
        this.manager = manager;
        this.network = network;
        this.loss = loss;
        this.store = new ParameterStore(manager, false);
        this.optimiser = Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed(learningRate))
                .build();
    }

    /// Gives the network its first weights, in float32. Dropout follows the seed.
    ///
    /// @param inputs the shapes of a batch of inputs
    public static Training of(Block network, Loss loss, float learningRate, long seed, Shape... inputs) {
        TorchEngine.engine().setRandomSeed(Long.hashCode(seed));
        var manager = TorchEngine.manager();
        network.initialize(manager, DataType.FLOAT32, inputs);
        return new Training(manager, network, loss, learningRate);
    }

    /// Takes a step for each of `count` batches.
    ///
    /// @return the losses, each before its step
    /// @throws Diverged if a loss or gradient is not finite
    public double[] run(int count, BatchSource source, StepHook hook) {
        var losses = new double[count];
        for (int turn = 0; turn < count; turn++) {
            int step = steps;
            losses[turn] = step(source);
            hook.after(step, losses[turn]);
        }
        return losses;
    }

    /// Takes one step.
    ///
    /// @return the loss before it
    /// @throws Diverged if the loss or a gradient is not finite
    public double step(BatchSource source) {
        try (var local = manager.newSubManager()) {
            double value = differentiate(source.batch(steps, local));
            var trained = trained();
            requireFinite(trained, local);
            for (var parameter : trained) {
                var array = parameter.getValue().getArray();
                try (var gradient = array.getGradient()) {
                    optimiser.update(parameter.getKey(), array, gradient);
                }
            }
            steps++;
            return value;
        }
    }

    /// What the network says, without dropout. The result belongs to the manager of the inputs.
    public NDList predict(NDList inputs) {
        try (var paused = Recording.paused()) {
            return network.forward(store, inputs, false);
        }
    }

    /// Owns the weights; a manager for inputs is made below it.
    public NDManager manager() {
        return manager;
    }

    private double differentiate(Batch batch) {
        try (var recording = Recording.start()) {
            var predictions = network.forward(store, batch.inputs(), true);
            var value = loss.evaluate(batch.labels(), predictions);
            double number = value.getFloat();
            if (!Double.isFinite(number)) {
                throw new Diverged(steps, "loss");
            }
            recording.backward(value);
            return number;
        }
    }

    private List<Pair<String, Parameter>> trained() {
        return network.getParameters().stream()
                .filter(parameter -> parameter.getValue().requiresGradient()
                        && parameter.getValue().getArray().hasGradient())
                .toList();
    }

    /// A sum of absolute values is finite only if every entry is, or if it overflows, which is no gradient to
    /// follow either.
    private void requireFinite(List<Pair<String, Parameter>> trained, NDManager local) {
        for (var parameter : trained) {
            try (var gradient = parameter.getValue().getArray().getGradient()) {
                gradient.attach(local);
                if (!Float.isFinite(gradient.abs().sum().getFloat())) {
                    throw new Diverged(steps, "gradient of " + parameter.getKey());
                }
            }
        }
    }

    @Override
    public void close() {
        network.clear();
        manager.close();
    }
}
