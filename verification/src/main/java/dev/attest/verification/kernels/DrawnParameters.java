package dev.attest.verification.kernels;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Values for the parameters of a mechanism, numbers of single precision: in the middle of its range for a
/// number that has one, else from -1 to 1.
final class DrawnParameters {
    private static final int PARTS = 64;

    private DrawnParameters() {}

    static Map<String, double[][]> of(Mechanism mechanism, Map<String, Integer> widths, long seed) {
        var random = new SplittableRandom(seed);
        var values = new TreeMap<String, double[][]>();
        mechanism.parameters().forEach(parameter -> values.put(parameter.name(), value(parameter, widths, random)));
        return values;
    }

    private static double[][] value(Parameter parameter, Map<String, Integer> widths, SplittableRandom random) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> new double[][] {{number(parameter, random)}};
            case Shape.Vector(var width) -> rows(1, width.at(widths), random);
            case Shape.Matrix(var rows, var columns) -> rows(rows.at(widths), columns.at(widths), random);
        };
    }

    private static double number(Parameter parameter, SplittableRandom random) {
        return parameter
                .range()
                .map(range ->
                        (double) (float) range.low().add(range.high()).divide(2).doubleValue())
                .orElseGet(() -> drawn(random));
    }

    private static double[][] rows(int rows, int columns, SplittableRandom random) {
        var values = new double[rows][columns];
        for (var row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = drawn(random);
            }
        }
        return values;
    }

    private static double drawn(SplittableRandom random) {
        return random.nextInt(-PARTS, PARTS + 1) / (double) PARTS;
    }
}
