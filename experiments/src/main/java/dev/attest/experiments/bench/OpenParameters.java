package dev.attest.experiments.bench;

import dev.attest.models.layer.Draws;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Values for what a definition leaves open: a number is the middle of its range, or 1; entries of vectors and
/// matrices are drawn, of variance one over their number in a row. Widths that nothing settles are d.
final class OpenParameters {
    private OpenParameters() {}

    /// Name -> rows, numbers of single precision.
    static Map<String, double[][]> of(Mechanism mechanism, int d, long seed) {
        var draws = new Draws(seed);
        var values = new TreeMap<String, double[][]>();
        for (var parameter : mechanism.parameters()) {
            values.put(parameter.name(), value(parameter, mechanism.widths(), d, draws));
        }
        return values;
    }

    private static double[][] value(Parameter parameter, Map<String, Integer> fixed, int d, Draws draws) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> new double[][] {{number(parameter)}};
            case Shape.Vector(var width) -> rows(1, at(width, fixed, d), draws);
            case Shape.Matrix(var rows, var columns) -> rows(at(rows, fixed, d), at(columns, fixed, d), draws);
        };
    }

    private static double number(Parameter parameter) {
        return parameter
                .range()
                .map(range ->
                        (double) (float) range.low().add(range.high()).divide(2).doubleValue())
                .orElse(1.0);
    }

    private static int at(Width width, Map<String, Integer> fixed, int d) {
        var widths = new HashMap<>(fixed);
        width.names().keySet().forEach(name -> widths.putIfAbsent(name, d));
        return width.at(widths);
    }

    private static double[][] rows(int rows, int columns, Draws draws) {
        var values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            values[row] = draws.normal(columns);
            for (int column = 0; column < columns; column++) {
                values[row][column] = (float) (values[row][column] / Math.sqrt(columns));
            }
        }
        return values;
    }
}
