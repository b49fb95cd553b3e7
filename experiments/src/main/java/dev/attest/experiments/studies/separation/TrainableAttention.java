package dev.attest.experiments.studies.separation;

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
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.separation.Unit;

/// The network of the paper with weights that learn: `c_i` by the definition of the unit with W, `h_i = max(0,
/// U c_i + u)`, two scores that are affine in the sum of h_i over tokens. W begins at I, as the paper has it;
/// the readout is random.
final class TrainableAttention extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int CLASSES = 2;

    private final TorchFunction attention;
    private final int d;
    private final Parameter matrix;
    private final Linear hidden;
    private final Linear scores;

    TrainableAttention(Unit unit, int d, int width, long seed) {
        super(VERSION);
        this.attention = TorchFunction.of(TorchSource.of(unit.definition(), false));
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
        var head = tokens.expandDims(1);
        var outputs = attention.apply(projected.expandDims(1), head, head).squeeze(1);
        var units = hidden.forward(store, new NDList(outputs), training).head();
        var sum = Activation.relu(units).sum(new int[] {1});
        return scores.forward(store, new NDList(sum), training);
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

    @Override
    public void clear() {
        super.clear();
        attention.close();
    }
}
