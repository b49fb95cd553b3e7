package dev.attest.models.layer;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.attest.models.torch.DefinitionHash;
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.claim.Seeds;
import dev.attest.theory.formula.Mechanism;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Self-attention by a definition: `out = dropout(concat over heads g of A(q_g, k_g', v_g') W_o + b_o)`, where
/// `q = x W_q + b_q` and likewise k and v are cut into heads, `g' = g / (heads / keyHeads)`, and A is the
/// output of the definition.
///
/// Inputs: tokens `x`, `[b, n, width]`, and, where some are padding, `keep`, `[b, n]`, 0 (or false) for those.
/// Output: `[b, n, width]`. No row sees a padded token, whatever it holds, and its own output is 0. A row that
/// sees no key has output 0 from every head.
///
/// Parameters of the definition have a value for each head: `learned` ones are trained, others are fixed but
/// saved like weights. A learned number with a range is kept in it by an [Interval]. Where a learned number,
/// vector or matrix starts, [HeadParameters] says. Arrays are float32 or float64. Weights that are saved carry
/// the hash of the definition and the sizes, and load into no other layer.
public final class AttentionBlock extends AbstractBlock {
    private static final byte VERSION = 1;

    private final Mechanism mechanism;
    private final AttentionSizes sizes;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;
    private final Optional<Dropout> dropout;
    private final List<HeadParameter> headParameters;
    private final TorchFunction core;
    private Optional<TorchFunction> paddedCore = Optional.empty();
    private Optional<HeadObserver> observer = Optional.empty();

    AttentionBlock(
            Mechanism mechanism, AttentionSizes sizes, List<HeadParameter> parameters, float dropout, long seed) {
        super(VERSION);
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.headParameters = parameters;
        parameters.forEach(parameter -> addParameter(parameter.array()));
        this.query = projection("query", sizes.heads() * sizes.headWidth());
        this.key = projection("key", sizes.keyHeads() * sizes.headWidth());
        this.value = projection("value", sizes.keyHeads() * sizes.valueWidth());
        this.output = projection("output", sizes.width());
        this.dropout = dropout == 0
                ? Optional.empty()
                : Optional.of(addChildBlock(
                        "dropout", Dropout.builder().optRate(dropout).build()));
        this.core = TorchFunction.of(TorchSource.of(mechanism, false));
        SeededInitializer.weights(this, Seeds.derive(seed, "projections"));
    }

    /// @param width of a token
    public static AttentionBuilder of(Mechanism mechanism, int width) {
        return new AttentionBuilder(mechanism, width);
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    public AttentionSizes sizes() {
        return sizes;
    }

    /// From now on shown what the heads work on; nobody is after [#unobserved].
    public void observe(HeadObserver watching) {
        observer = Optional.of(watching);
    }

    public void unobserved() {
        observer = Optional.empty();
    }

    /// The parameters of the definition as it names them, `[heads, ...]`, in the order of the file: inside
    /// their ranges, unlike what is trained.
    public NDList parameterValues(ParameterStore store, NDManager manager, boolean training) {
        var values = new NDList();
        for (var parameter : headParameters) {
            var stored = store.getValue(parameter.array(), manager.getDevice(), training);
            values.add(parameter.value(stored, manager));
        }
        return values;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
        var tokens = inputs.get(0);
        check(inputs);
        if (inputs.size() == 1) {
            return attended(store, tokens, Optional.empty(), training);
        }
        var padding = new Padding(inputs.get(1));
        var attended = attended(store, padding.filled(tokens), Optional.of(padding.keep()), training);
        return new NDList(padding.cleared(attended.head()));
    }

    private NDList attended(ParameterStore store, NDArray tokens, Optional<NDArray> keep, boolean training) {
        var q = cut(query, sizes.heads(), sizes.headWidth(), store, tokens, training);
        var k = cut(key, sizes.keyHeads(), sizes.headWidth(), store, tokens, training);
        var v = cut(value, sizes.keyHeads(), sizes.valueWidth(), store, tokens, training);
        observer.ifPresent(watching -> watching.observe(q, k, v));
        var arguments = new ArrayList<>(List.of(q, k, v));
        arguments.addAll(parameterValues(store, tokens.getManager(), training));
        keep.ifPresent(arguments::add);
        var heads = (keep.isPresent() ? padded() : core).apply(arguments.toArray(NDArray[]::new));
        long width = (long) sizes.heads() * sizes.valueWidth();
        var merged = heads.swapAxes(1, 2)
                .reshape(tokens.getShape().get(0), tokens.getShape().get(1), width);
        var result = output.forward(store, new NDList(merged), training);
        return dropout.isPresent() ? dropout.get().forward(store, result, training) : result;
    }

    /// `[b, n, width]` to `[b, heads, n, headWidth]`.
    private static NDArray cut(
            Linear projection, int heads, int headWidth, ParameterStore store, NDArray tokens, boolean training) {
        var projected = projection.forward(store, new NDList(tokens), training).head();
        long batch = tokens.getShape().get(0);
        return projected.reshape(batch, -1, heads, headWidth).swapAxes(1, 2);
    }

    private TorchFunction padded() {
        if (paddedCore.isEmpty()) {
            paddedCore = Optional.of(TorchFunction.of(TorchSource.of(mechanism, true)));
        }
        return paddedCore.get();
    }

    private void check(NDList inputs) {
        var tokens = inputs.get(0).getShape();
        if (tokens.dimension() != 3 || tokens.get(2) != sizes.width()) {
            throw new IllegalArgumentException("tokens: expected [b][n][" + sizes.width() + "], got " + tokens);
        }
        if (inputs.size() > 2) {
            throw new IllegalArgumentException("inputs: expected tokens and a mask, got " + inputs.size() + " arrays");
        }
        if (inputs.size() == 2 && !inputs.get(1).getShape().equals(tokens.slice(0, 2))) {
            throw new IllegalArgumentException("mask: expected " + tokens.slice(0, 2) + ", got "
                    + inputs.get(1).getShape());
        }
    }

    private Linear projection(String name, int width) {
        return addChildBlock(
                name, Linear.builder().setUnits(width).optBias(sizes.bias()).build());
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        for (var projection : List.of(query, key, value)) {
            projection.initialize(manager, type, inputs[0]);
        }
        var merged = inputs[0].slice(0, 2).add((long) sizes.heads() * sizes.valueWidth());
        output.initialize(manager, type, merged);
        dropout.ifPresent(dropping -> dropping.initialize(manager, type, inputs[0]));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    public void saveParameters(DataOutputStream out) throws IOException {
        var arrays = new ByteArrayOutputStream();
        super.saveParameters(new DataOutputStream(arrays));
        saved().write(out, arrays.toByteArray());
    }

    /// A [ParameterStore] that has seen the weights before keeps those: make a new one.
    ///
    /// @throws MalformedModelException in a sentence, where these are not weights of this definition in these
    ///     sizes; the layer keeps what it had
    @Override
    public void loadParameters(NDManager manager, DataInputStream in) throws IOException, MalformedModelException {
        super.loadParameters(manager, saved().read(in));
        for (var parameter : getParameters().values()) {
            if (parameter.requiresGradient()) {
                parameter.getArray().setRequiresGradient(true);
            }
        }
    }

    private SavedLayer saved() {
        return new SavedLayer(DefinitionHash.of(mechanism), sizes + " " + shapes());
    }

    /// Of the parameters of the definition.
    private Map<String, String> shapes() {
        var shapes = new TreeMap<String, String>();
        headParameters.forEach(parameter -> shapes.put(
                parameter.array().getName(), parameter.array().getShape().toString()));
        return shapes;
    }

    /// Lets go of all arrays, and of the compiled definition: the layer is of no use after it.
    @Override
    public void clear() {
        super.clear();
        core.close();
        paddedCore.ifPresent(TorchFunction::close);
        paddedCore = Optional.empty();
    }
}
