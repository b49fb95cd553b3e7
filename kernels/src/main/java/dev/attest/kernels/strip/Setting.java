package dev.attest.kernels.strip;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a program is compiled for.
///
/// @param widths     a value for each named width
/// @param parameters name -> rows; a number is {{x}}, a vector one row; later changes of them have no effect
public record Setting(Map<String, Integer> widths, Map<String, double[][]> parameters) {
    public Setting {
        widths = Map.copyOf(widths);
        var copies = new HashMap<String, double[][]>();
        parameters.forEach((name, rows) ->
                copies.put(name, Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new)));
        parameters = Map.copyOf(copies);
    }

    int at(Width width) {
        return width.at(widths);
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

    int size(Shape shape) {
        return Math.multiplyExact(rows(shape), columns(shape));
    }

    /// The value of a number that is known when a program is compiled.
    ///
    /// @throws NotStrippable if it is not
    public double number(Term term) {
        return Constants.of(term, this).getFirst();
    }

    /// The entries of a parameter, row after row.
    List<Double> values(Parameter parameter) {
        var rows = parameters.get(parameter.name());
        if (rows == null) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected a value, got none");
        }
        var values = new ArrayList<Double>();
        for (var row : rows) {
            for (double value : row) {
                values.add(value);
            }
        }
        if (values.size() != size(parameter.shape())) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected " + size(parameter.shape())
                    + " numbers, got " + values.size());
        }
        return values;
    }
}
