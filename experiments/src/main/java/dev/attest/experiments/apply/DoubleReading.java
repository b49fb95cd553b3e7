package dev.attest.experiments.apply;

import dev.attest.kernels.reference.Head;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// The double reading of a mechanism over arrays of either precision: outputs, and the weights that no kernel
/// keeps.
final class DoubleReading implements Computation {
    private final ReferenceAttention attention;
    private final HeadArrays arrays;
    private final int threads;

    DoubleReading(Mechanism mechanism, HeadArrays arrays, Map<String, double[][]> parameters, int threads) {
        var sizes = arrays.sizes();
        this.attention = ReferenceAttention.of(mechanism, sizes.d(), sizes.dv(), parameters);
        this.arrays = arrays;
        this.threads = threads;
    }

    private interface OneRow {
        void fill(Head head, int row, double[] out);
    }

    @Override
    public void outputs(HeadInputs inputs, NumberArray out, LongConsumer finished) {
        all(inputs, arrays.sizes().dv(), Head::output, out, finished);
    }

    /// @param weights receives [b][h][n][l]
    void weights(HeadInputs inputs, NumberArray weights, LongConsumer finished) {
        all(inputs, arrays.sizes().keys(), Head::weights, weights, finished);
    }

    @Override
    public String summary() {
        return "the reference, in double precision";
    }

    @Override
    public List<String> explanation() {
        return List.of("float64 is computed by the reference, in double precision: kernels compute in single precision");
    }

    @Override
    public long scratchBytes() {
        var sizes = arrays.sizes();
        long tokens = (long) sizes.queries() * sizes.d() + (long) sizes.keys() * (sizes.d() + sizes.dv());
        return 2 * Double.BYTES * tokens;
    }

    private void all(HeadInputs inputs, int width, OneRow one, NumberArray out, LongConsumer finished) {
        var sizes = arrays.sizes();
        try (var rows = new HeadRows(threads, finished)) {
            for (int batch = 0; batch < sizes.batch(); batch++) {
                for (int number = 0; number < sizes.heads(); number++) {
                    int first = (batch * sizes.heads() + number) * sizes.queries();
                    var head = head(inputs, batch, number, first);
                    rows.forEach(sizes.queries(), row -> {
                        var single = new double[width];
                        one.fill(head, row, single);
                        out.put((first + row) * width, single);
                    });
                }
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
                sizes.dv());
    }
}
