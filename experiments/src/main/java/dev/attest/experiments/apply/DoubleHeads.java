package dev.attest.experiments.apply;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.reference.Head;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The reference over arrays of either precision: outputs in doubles, and the weights that no kernel keeps.
final class DoubleHeads implements Computation {
    private final ReferenceAttention attention;
    private final HeadArrays arrays;
    private final InputArrays others;

    DoubleHeads(Mechanism mechanism, HeadArrays arrays, InputArrays others, Map<String, double[][]> parameters) {
        var sizes = arrays.sizes();
        this.attention = ReferenceAttention.of(mechanism, sizes.d(), sizes.dv(), parameters);
        this.arrays = arrays;
        this.others = others;
    }

    private interface OneRow {
        void fill(Head head, int row, double[] out);
    }

    @Override
    public String summary() {
        return "reference, in double precision as float64 asks for";
    }

    @Override
    public List<String> explanation() {
        return List.of(
                "reference: float64 is computed in double precision, and every kernel computes in single precision");
    }

    @Override
    public long scratchBytes(int threads) {
        var sizes = arrays.sizes();
        long head = (long) sizes.queries() * sizes.d() + (long) sizes.keys() * (sizes.d() + sizes.dv());
        long rows = (long) threads * (sizes.keys() + sizes.dv());
        return Double.BYTES * (2 * head + rows);
    }

    @Override
    public void outputs(HeadInputs inputs, NumberArray out, Execution execution) {
        all(inputs, arrays.sizes().dv(), Head::output, out, execution);
    }

    /// @param weights receives [b][h][n][l]
    void weights(HeadInputs inputs, NumberArray weights, Execution execution) {
        all(inputs, arrays.sizes().keys(), Head::weights, weights, execution);
    }

    private void all(HeadInputs inputs, int width, OneRow one, NumberArray out, Execution execution) {
        var sizes = arrays.sizes();
        for (int batch = 0; batch < sizes.batch(); batch++) {
            for (int number = 0; number < sizes.heads(); number++) {
                int first = (batch * sizes.heads() + number) * sizes.queries();
                var head = head(inputs, batch, number, first);
                Parallel.run(sizes.queries(), execution, () -> {
                    var single = new double[width];
                    return row -> {
                        one.fill(head, row, single);
                        out.put((first + row) * width, single);
                        execution.finished(1);
                    };
                });
            }
        }
    }

    private Head head(HeadInputs inputs, int batch, int number, int firstRow) {
        var sizes = arrays.sizes();
        return attention.head(
                inputs.q().doubles(firstRow * sizes.d(), sizes.queries() * sizes.d()),
                sizes.queries(),
                inputs.k().doubles(arrays.keysFrom(batch, number), sizes.keys() * sizes.d()),
                inputs.v().doubles(arrays.valuesFrom(batch, number), sizes.keys() * sizes.dv()),
                sizes.keys(),
                sizes.dv(),
                others(inputs, batch, number));
    }

    private Map<String, double[][]> others(HeadInputs inputs, int batch, int number) {
        var all = new HashMap<String, double[][]>();
        for (var input : others.inputs()) {
            var tokens = new double[others.tokens(input)][];
            int from = others.from(input, batch, number);
            int size = others.size(input);
            Arrays.setAll(tokens, token -> inputs.other(input.name()).doubles(from + token * size, size));
            all.put(input.name(), tokens);
        }
        return all;
    }
}
