package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// The widths of a mechanism: those that its file fixes, those of keys and values, and those that the given
/// parameters settle.
public final class Widths {
    private final Map<String, Integer> values;

    Widths(Mechanism mechanism, int d, OptionalInt dv, Map<String, double[][]> parameters) {
        values = new HashMap<>(mechanism.widths());
        values.putIfAbsent("d", d);
        dv.ifPresent(given -> values.putIfAbsent("dv", given));
        for (var parameter : mechanism.parameters()) {
            settle(parameter, parameters);
        }
        values.putIfAbsent("dv", d);
    }

    /// A value for each width that is named.
    ///
    /// @param parameters name -> rows, for each that has no value in the file
    /// @throws IllegalArgumentException if one is missing
    public static Map<String, Integer> of(Mechanism mechanism, int d, int dv, Map<String, double[][]> parameters) {
        return Map.copyOf(new Widths(mechanism, d, OptionalInt.of(dv), parameters).values);
    }

    Map<String, Integer> all() {
        return Map.copyOf(values);
    }

    /// How many entries a row of this shape has, a vector being one row.
    int rowWidth(Shape shape) {
        return shape instanceof Shape.Vector(var width) ? at(width) : columns(shape);
    }

    int rows(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector vector -> at(vector.width());
            case Shape.Matrix matrix -> at(matrix.rows());
        };
    }

    int columns(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? at(matrix.columns()) : 1;
    }

    int named(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    int at(Width width) {
        return width.at(values);
    }

    /// Row after row, as many as the declared shape has.
    double[] flat(Parameter parameter, double[][] rows) {
        boolean matrix = parameter.shape() instanceof Shape.Matrix;
        int height = matrix ? rows(parameter.shape()) : 1;
        int width = matrix ? columns(parameter.shape()) : rows(parameter.shape());
        var flat = new double[height * width];
        for (int row = 0; row < height; row++) {
            if (rows.length != height || rows[row].length != width) {
                throw new IllegalArgumentException("parameter " + parameter.name() + ": expected [" + height + "]["
                        + width + "], got [" + rows.length + "][" + (rows.length == 0 ? 0 : rows[0].length) + "]");
            }
            System.arraycopy(rows[row], 0, flat, row * width, width);
        }
        return flat;
    }

    private void settle(Parameter parameter, Map<String, double[][]> parameters) {
        var rows = parameters.get(parameter.name());
        if (rows == null || rows.length == 0) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected a value, got none");
        }
        switch (parameter.shape()) {
            case Shape.Scalar _ -> {}
            case Shape.Vector vector -> settle(vector.width(), rows[0].length);
            case Shape.Matrix matrix -> {
                settle(matrix.rows(), rows.length);
                settle(matrix.columns(), rows[0].length);
            }
        }
    }

    /// A width that is one unknown name plus a constant.
    private void settle(Width width, int value) {
        if (width.names().size() == 1 && width.names().containsValue(1)) {
            values.putIfAbsent(width.names().firstKey(), value - width.constant());
        }
    }
}
