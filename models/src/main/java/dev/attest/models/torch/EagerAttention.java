package dev.attest.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The source of a definition, which PyTorch runs operation by operation without fusing any: what the lines of
/// its Python form cost.
final class EagerAttention implements TorchPeer {
    private final NDManager manager;
    private final TorchFunction function;
    private final NDArray[] arguments;

    private EagerAttention(NDManager manager, TorchFunction function, List<NDArray> arguments) {
        this.manager = manager;
        this.function = function;
        this.arguments = arguments.toArray(NDArray[]::new);
    }

    static EagerAttention of(
            Mechanism mechanism, Sizes sizes, float[] q, float[] k, float[] v, Map<String, double[][]> parameters) {
        var source = TorchSource.of(mechanism, false);
        var manager = TorchEngine.manager();
        var arguments = new ArrayList<NDArray>();
        arguments.add(manager.create(q, shape(sizes.batch(), sizes.heads(), sizes.queries(), sizes.d())));
        arguments.add(manager.create(k, shape(sizes.batch(), sizes.keyHeads(), sizes.keys(), sizes.d())));
        arguments.add(manager.create(v, shape(sizes.batch(), sizes.keyHeads(), sizes.keys(), sizes.dv())));
        for (var parameter : mechanism.parameters()) {
            arguments.add(array(parameter, parameters, manager));
        }
        return new EagerAttention(manager, TorchFunction.of(source), arguments);
    }

    private static Shape shape(int batch, int heads, int tokens, int width) {
        return new Shape(batch, heads, tokens, width);
    }

    private static NDArray array(Parameter parameter, Map<String, double[][]> parameters, NDManager manager) {
        var rows = parameters.get(parameter.name());
        if (rows == null) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected a value, got none");
        }
        var numbers = new float[rows.length * rows[0].length];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = (float) rows[place / rows[0].length][place % rows[0].length];
        }
        return manager.create(numbers, shape(parameter, rows));
    }

    private static Shape shape(Parameter parameter, double[][] rows) {
        return switch (parameter.shape()) {
            case dev.attest.theory.formula.Shape.Scalar _ -> new Shape();
            case dev.attest.theory.formula.Shape.Vector _ -> new Shape(rows[0].length);
            case dev.attest.theory.formula.Shape.Matrix _ -> new Shape(rows.length, rows[0].length);
        };
    }

    @Override
    public void run() {
        function.apply(arguments).close();
    }

    @Override
    public float[] output() {
        try (var result = function.apply(arguments)) {
            return result.toFloatArray();
        }
    }

    @Override
    public String title() {
        return "operations of PyTorch one by one, as TorchScript of the definition";
    }

    @Override
    public void close() {
        function.close();
        manager.close();
    }
}
