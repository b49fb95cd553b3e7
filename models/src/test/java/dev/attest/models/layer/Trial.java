package dev.attest.models.layer;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.attest.models.torch.TorchEngine;
import dev.attest.theory.formula.Mechanism;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A small layer with weights, and tokens for it.
final class Trial implements AutoCloseable {
    static final int WIDTH = 4;
    static final int HEAD_WIDTH = 3;

    final NDManager manager = TorchEngine.manager();
    final AttentionBlock block;
    final NDArray tokens;
    private final DataType type;
    private ParameterStore store = new ParameterStore(manager, false);

    /// Two query heads that share one key head.
    Trial(Mechanism mechanism, DataType type, int batch, int n, long seed) {
        this.type = type;
        block = AttentionBlock.of(mechanism, WIDTH)
                .heads(2)
                .keyHeads(1)
                .headWidth(HEAD_WIDTH)
                .width("m", BlockReading.MATRIX_ROWS)
                .bias(true)
                .seed(seed)
                .build();
        tokens = Numbers.array(manager, new Draws(seed).normal(batch * n * WIDTH), new Shape(batch, n, WIDTH), type);
        int bias = 0;
        for (var child : block.getChildren().values()) {
            int place = bias++;
            child.setInitializer(
                    (arrays, shape, kind) -> Numbers.array(
                            arrays, new Draws(seed + place).uniform((int) shape.size(), 0.5), shape, kind),
                    Parameter.Type.BIAS);
        }
        block.initialize(manager, type, tokens.getShape());
    }

    /// Loads weights.
    void load(byte[] bytes) throws IOException, MalformedModelException {
        block.loadParameters(manager, new DataInputStream(new ByteArrayInputStream(bytes)));
        store = new ParameterStore(manager, false);
    }

    double[] output(NDArray others) {
        return doubles(block.forward(store, new NDList(others), false).head());
    }

    double[] output() {
        return doubles(block.forward(store, new NDList(tokens), false).head());
    }

    double[] output(NDArray tokens, NDArray keep) {
        return doubles(block.forward(store, new NDList(tokens, keep), false).head());
    }

    /// The numbers of each array, in single or double precision as they are.
    Map<String, double[]> stored() {
        var stored = new TreeMap<String, double[]>();
        block.getParameters()
                .forEach(named ->
                        stored.put(named.getKey(), doubles(named.getValue().getArray())));
        return stored;
    }

    /// The gradients of `sum cotangent output`: of each trained array by its name, and of the tokens.
    Map<String, double[]> gradients(double[] cotangent, NDArray... keep) {
        tokens.setRequiresGradient(true);
        var inputs = new NDList(tokens);
        inputs.addAll(Arrays.asList(keep));
        try (var collector = TorchEngine.engine().newGradientCollector()) {
            var output = block.forward(store, inputs, true).head();
            var weights = Numbers.array(manager, cotangent, output.getShape(), type);
            collector.backward(output.mul(weights).sum());
        }
        var gradients = new TreeMap<String, double[]>();
        gradients.put("tokens", doubles(tokens.getGradient()));
        block.getParameters().forEach(named -> {
            if (named.getValue().requiresGradient()) {
                gradients.put(
                        named.getKey(), doubles(named.getValue().getArray().getGradient()));
            }
        });
        return gradients;
    }

    static double[] doubles(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        var singles = array.toFloatArray();
        var numbers = new double[singles.length];
        Arrays.setAll(numbers, place -> singles[place]);
        return numbers;
    }

    @Override
    public void close() {
        block.clear();
        manager.close();
    }
}
