package dev.attest.models.vision;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.attest.models.layer.SeededInitializer;
import dev.attest.models.layer.TransformerBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Names the class of an image that is cut into tokens: single pixels, or patches of them. Each token is
/// projected and gets a learned embedding of its position; after the layers of the transformer and a
/// normalisation, the mean token is projected to the scores of the classes.
///
/// Input: `[b, tokens, features]`. Output: scores before softmax, `[b, classes]`.
public final class PatchClassifier extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int TOKEN_AXIS = 2;

    private final Sizes sizes;
    private final Linear embedding;
    private final Parameter positions;
    private final List<Block> layers = new ArrayList<>();
    private final LayerNorm norm;
    private final Linear scores;

    /// @param tokens   of an image
    /// @param features of a token
    /// @param hidden   width inside the projections of a token
    public record Sizes(int tokens, int features, int width, int layers, int hidden, int classes) {}

    /// @param attention from the number of a layer, from 0, to its attention
    /// @param seed      from which all weights follow
    public PatchClassifier(Sizes sizes, IntFunction<Block> attention, long seed) {
        super(VERSION);
        this.sizes = sizes;
        this.embedding = addChildBlock(
                "embedding", Linear.builder().setUnits(sizes.width()).build());
        this.positions = addParameter(Parameter.builder()
                .setName("positions")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(sizes.tokens(), sizes.width()))
                .build());
        for (int layer = 0; layer < sizes.layers(); layer++) {
            var block = new TransformerBlock(attention.apply(layer), sizes.width(), sizes.hidden());
            layers.add(addChildBlock("layer" + layer, block));
        }
        this.norm = addChildBlock("norm", LayerNorm.builder().axis(TOKEN_AXIS).build());
        this.scores = addChildBlock(
                "scores", Linear.builder().setUnits(sizes.classes()).build());
        SeededInitializer.weights(this, seed);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        var image = inputs.get(0);
        var expected = new Shape(image.getShape().get(0), sizes.tokens(), sizes.features());
        if (!image.getShape().equals(expected)) {
            throw new IllegalArgumentException("image: expected " + expected + ", got " + image.getShape());
        }
        var position = store.getValue(positions, image.getDevice(), training);
        var tokens =
                new NDList(embedding.forward(store, inputs, training).head().add(position));
        for (var layer : layers) {
            tokens = layer.forward(store, tokens, training);
        }
        var pooled = norm.forward(store, tokens, training).head().mean(new int[] {1});
        return scores.forward(store, new NDList(pooled), training);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        var tokens = inputs[0].slice(0, TOKEN_AXIS).add(sizes.width());
        embedding.initialize(manager, type, inputs[0]);
        layers.forEach(layer -> layer.initialize(manager, type, tokens));
        norm.initialize(manager, type, tokens);
        scores.initialize(manager, type, inputs[0].slice(0, 1).add(sizes.width()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0].slice(0, 1).add(sizes.classes())};
    }
}
