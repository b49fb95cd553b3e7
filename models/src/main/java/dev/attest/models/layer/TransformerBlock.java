package dev.attest.models.layer;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/// A layer of a transformer that normalises first: `y = x + attention(norm(x))`, then `y + W_2 gelu(W_1
/// norm(y))` [Xiong et al. 2020, "On layer normalization in the transformer architecture", figure 1b].
///
/// Inputs: tokens, `[b, n, width]`, and what else the attention takes beside them. Output: `[b, n, width]`.
public final class TransformerBlock extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int TOKEN_AXIS = 2;

    private final LayerNorm attentionNorm;
    private final Block attention;
    private final LayerNorm hiddenNorm;
    private final Linear widen;
    private final Linear narrow;
    private final int hidden;

    /// @param attention from `[b, n, width]` to `[b, n, width]`
    /// @param width     of a token
    /// @param hidden    width between the two projections of a token
    public TransformerBlock(Block attention, int width, int hidden) {
        super(VERSION);
        this.hidden = hidden;
        this.attentionNorm = addChildBlock("attention-norm", norm());
        this.attention = addChildBlock("attention", attention);
        this.hiddenNorm = addChildBlock("hidden-norm", norm());
        this.widen = addChildBlock("widen", Linear.builder().setUnits(hidden).build());
        this.narrow = addChildBlock("narrow", Linear.builder().setUnits(width).build());
    }

    /// Over the entries of one token.
    static LayerNorm norm() {
        return LayerNorm.builder().axis(TOKEN_AXIS).build();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        var tokens = inputs.get(0);
        var normed = attentionNorm.forward(store, new NDList(tokens), training);
        normed.addAll(inputs.subNDList(1));
        var attended = tokens.add(attention.forward(store, normed, training).head());
        var widened = widen.forward(store, hiddenNorm.forward(store, new NDList(attended), training), training);
        var bent = new NDList(Activation.gelu(widened.head()));
        return new NDList(attended.add(narrow.forward(store, bent, training).head()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        var tokens = inputs[0];
        attentionNorm.initialize(manager, type, tokens);
        attention.initialize(manager, type, inputs);
        hiddenNorm.initialize(manager, type, tokens);
        widen.initialize(manager, type, tokens);
        narrow.initialize(manager, type, tokens.slice(0, TOKEN_AXIS).add(hidden));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
