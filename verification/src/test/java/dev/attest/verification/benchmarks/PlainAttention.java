package dev.attest.verification.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/// Softmax attention in the operations that DJL has.
final class PlainAttention extends AbstractBlock {
    private final int heads;
    private final int width;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;

    PlainAttention(int width, int heads) {
        super((byte) 1);
        this.width = width;
        this.heads = heads;
        this.query = projection("query");
        this.key = projection("key");
        this.value = projection("value");
        this.output = projection("output");
    }

    private Linear projection(String name) {
        return addChildBlock(
                name, Linear.builder().setUnits(width).optBias(false).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        var shape = inputs.get(0).getShape();
        var q = cut(query, store, inputs, training);
        var k = cut(key, store, inputs, training);
        var v = cut(value, store, inputs, training);
        var weights = q.matMul(k.swapAxes(2, 3))
                .mul(1 / Math.sqrt((double) width / heads))
                .softmax(-1);
        var merged = weights.matMul(v).swapAxes(1, 2).reshape(shape);
        return output.forward(store, new NDList(merged), training);
    }

    private NDArray cut(Linear projection, ParameterStore store, NDList inputs, boolean training) {
        var shape = inputs.get(0).getShape();
        return projection
                .forward(store, inputs, training)
                .head()
                .reshape(shape.get(0), shape.get(1), heads, width / heads)
                .swapAxes(1, 2);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        List.of(query, key, value, output).forEach(projection -> projection.initialize(manager, type, inputs[0]));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
