package dev.attest.experiments.bench;

import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.reference.Widths;
import dev.attest.models.layer.Draws;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What comes with the tokens beside queries, keys and values: in the middle half of its range where it has
/// one, else standard normal numbers.
final class DrawnInputs {
    private final Mechanism mechanism;
    private final Sizes sizes;
    private final Map<String, Integer> widths;

    DrawnInputs(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters) {
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.widths = Widths.of(mechanism, sizes.d(), sizes.dv(), parameters);
    }

    /// The call with an array for each input.
    Call with(Call call, Draws draws) {
        var whole = call;
        for (var input : mechanism.inputs()) {
            whole = whole.withInput(input.name(), Slice.of(drawn(input, draws)));
        }
        return whole;
    }

    private float[] drawn(Input input, Draws draws) {
        int count = Math.toIntExact((long) heads(input) * tokens(input) * size(input));
        var numbers = new float[count];
        if (input.range().isEmpty()) {
            var normal = draws.normal(count);
            for (int place = 0; place < count; place++) {
                numbers[place] = (float) normal[place];
            }
            return numbers;
        }
        double low = input.range().get().low().doubleValue();
        double high = input.range().get().high().doubleValue();
        var uniform = draws.uniform(count, (high - low) / 4);
        for (int place = 0; place < count; place++) {
            numbers[place] = (float) ((low + high) / 2 + uniform[place]);
        }
        return numbers;
    }

    /// The entries of each token of one head, as the double reading takes them.
    Map<String, double[][]> ofHead(Call call, int head) {
        var inputs = new HashMap<String, double[][]>();
        for (var input : mechanism.inputs()) {
            int number = input.ofQuery()
                    ? head
                    : head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
            int size = size(input);
            var tokens = new double[tokens(input)][size];
            var slice = Objects.requireNonNull(call.inputs().get(input.name()), input.name());
            for (int token = 0; token < tokens.length; token++) {
                int from = slice.from() + (number * tokens.length + token) * size;
                Arrays.setAll(tokens[token], entry -> slice.data()[from + entry]);
            }
            inputs.put(input.name(), tokens);
        }
        return inputs;
    }

    private int heads(Input input) {
        return sizes.batch() * (input.ofQuery() ? sizes.heads() : sizes.keyHeads());
    }

    private int tokens(Input input) {
        return input.ofQuery() ? sizes.queries() : sizes.keys();
    }

    private int size(Input input) {
        return switch (input.shape()) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var rows, var columns) -> rows.at(widths) * columns.at(widths);
        };
    }
}
