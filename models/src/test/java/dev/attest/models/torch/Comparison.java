package dev.attest.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;

/// What the compiled source gives for a batch, beside the reference.
///
/// @param compared   entries that are within their bound
/// @param unbounded  entries without one
/// @param undefined  entries that have no value in either
/// @param complaints one sentence for each entry that differs
record Comparison(int compared, int unbounded, int undefined, String complaints) {
    static final AnyOrderBounds DOUBLE = new AnyOrderBounds(AnyOrderBounds.DOUBLE);
    static final AnyOrderBounds SINGLE = new AnyOrderBounds(AnyOrderBounds.SINGLE);

    static Comparison of(Mechanism mechanism, Batch batch, AnyOrderBounds bounds) {
        var source = TorchSource.of(mechanism, batch.padded());
        return of(mechanism, batch, bounds, outputs(source, batch, bounds));
    }

    static double[] outputs(TorchSource source, Batch batch, AnyOrderBounds bounds) {
        var type = bounds == DOUBLE ? DataType.FLOAT64 : DataType.FLOAT32;
        try (var function = TorchFunction.of(source);
                var manager = TorchEngine.manager()) {
            var arguments = batch.arguments(source.mechanism(), manager, type).toArray(NDArray[]::new);
            return function.apply(arguments).toType(DataType.FLOAT64, true).toDoubleArray();
        }
    }

    static Comparison of(Mechanism mechanism, Batch batch, AnyOrderBounds bounds, double[] outputs) {
        var rows = new Rows(mechanism, batch);
        var counts = new int[3];
        var complaints = new StringBuilder();
        int row = 0;
        for (var place : rows.places()) {
            var expected = rows.reference(place);
            var bound = rows.bounds(place, bounds);
            for (int entry = 0; entry < batch.dv(); entry++) {
                double got = outputs[row * batch.dv() + entry];
                int at = entry;
                double error = bound.map(all -> bounds.bound(all.get(at))).orElse(Double.NaN);
                int kind = kind(expected[entry], got, error, rows.visible(place).length);
                if (kind < 0) {
                    complaints.append(place + "[" + entry + "]: expected " + expected[entry] + ", got " + got
                            + ", bound " + error + "\n");
                } else {
                    counts[kind]++;
                }
            }
            row++;
        }
        return new Comparison(counts[0], counts[1], counts[2], complaints.toString());
    }

    private static int kind(double expected, double got, double error, int visible) {
        if (visible == 0) {
            return got == 0 ? 0 : -1;
        }
        if (!Double.isFinite(expected)) {
            return Double.isFinite(got) ? -1 : 2;
        }
        if (Double.isNaN(error)) {
            return 1;
        }
        return Math.abs(expected - got) <= error ? 0 : -1;
    }

    @Override
    public String toString() {
        return compared + " within bounds, " + unbounded + " without, " + undefined + " undefined"
                + Arrays.stream(complaints.split("\n")).limit(4).reduce("", (all, next) -> all + "; " + next);
    }
}
