package dev.attest.experiments.studies.separation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.attest.models.layer.SeededInitializer;
import dev.attest.theory.separation.Unit;

/// The network of the paper with weights that learn: `c_i` by attention with W, `h_i = max(0, U c_i + u)`, two
/// scores that are affine in the sum of h_i over tokens. W begins at I, as the paper has it; the readout is
/// random.
final class TrainableAttention extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int CLASSES = 2;

    private final boolean exponential;
    private final int d;
    private final Parameter matrix;
    private final Linear hidden;
    private final Linear scores;

    /// @param unit softmax or linear
    TrainableAttention(Unit unit, int d, int width, long seed) {
        super(VERSION);
        this.exponential = unit instanceof Unit.Softmax;
        this.d = d;
        this.matrix = addParameter(Parameter.builder()
                .setName("W")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(d, d))
                .optInitializer((manager, shape, type) -> manager.eye((int) shape.head()))
                .build());
        this.hidden = addChildBlock("hidden", Linear.builder().setUnits(width).build());
        this.scores = addChildBlock("scores", Linear.builder().setUnits(CLASSES).build());
        SeededInitializer.weights(this, seed);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        var tokens = inputs.get(0);
        var projected = tokens.matMul(store.getValue(matrix, tokens.getDevice(), training));
        var outputs = weights(projected.matMul(tokens.swapAxes(1, 2))).matMul(tokens);
        var units = hidden.forward(store, new NDList(outputs), training).head();
        var sum = Activation.relu(units).sum(new int[] {1});
        return scores.forward(store, new NDList(sum), training);
    }

    private NDArray weights(NDArray logits) {
        return exponential ? logits.softmax(-1) : logits.div(logits.sum(new int[] {-1}, true));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        var shape = inputs[0];
        hidden.initialize(manager, type, new Shape(shape.get(0), shape.get(1), d));
        scores.initialize(
                manager, type, new Shape(shape.get(0), hidden.getOutputShapes(new Shape[] {shape})[0].tail()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), CLASSES)};
    }
}
