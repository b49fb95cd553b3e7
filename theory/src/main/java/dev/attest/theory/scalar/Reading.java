package dev.attest.theory.scalar;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// The numbers of [Inputs] as the definition names them. Every shape is held against the shape that the
/// definition declares.
final class Reading<N> {
    private final Scalars<N> scalars;
    private final Inputs<N> inputs;
    private final Map<Integer, Entries<N>> keys = new HashMap<>();

    Reading(Scalars<N> scalars, Mechanism mechanism, Inputs<N> inputs) {
        this.scalars = scalars;
        this.inputs = inputs;
        if (inputs.keys().isEmpty()) {
            throw new IllegalArgumentException("keys: expected at least one, got none");
        }
        if (mechanism.grid() && side() * side() != keyCount()) {
            throw new IllegalArgumentException("keys: expected a square of them on a grid, got " + keyCount());
        }
        if (mechanism.causal() && inputs.position() != keyCount() - 1) {
            throw new IllegalArgumentException("position: expected " + (keyCount() - 1) + ", the last of " + keyCount()
                    + " keys of a causal row, got " + inputs.position());
        }
    }

    /// The side of the grid on which the tokens lie.
    int side() {
        return (int) Math.round(Math.sqrt(keyCount()));
    }

    int keyCount() {
        return inputs.keys().size();
    }

    int position() {
        return inputs.position();
    }

    int width(Width width) {
        return width.at(inputs.widths());
    }

    Entries<N> query(Shape shape) {
        return shaped("query", inputs.query(), shape);
    }

    Entries<N> key(int key, Shape shape) {
        if (key < 0 || key >= keyCount()) {
            throw new IllegalArgumentException("key index: expected 0 to " + (keyCount() - 1) + ", got " + key);
        }
        var known = keys.get(key);
        if (known == null) {
            known = shaped("key " + key, inputs.keys().get(key), shape);
            keys.put(key, known);
        }
        return known;
    }

    Entries<N> value(int key, Shape shape) {
        if (inputs.values().size() != keyCount()) {
            throw new IllegalArgumentException("values: expected one for each of the " + keyCount() + " keys, got "
                    + inputs.values().size());
        }
        return shaped("value " + key, inputs.values().get(key), shape);
    }

    Entries<N> meanQuery(Shape shape) {
        return shaped("mean query", inputs.meanQuery(), shape);
    }

    Entries<N> parameter(Parameter parameter) {
        var rows = inputs.parameters().get(parameter.name());
        if (rows == null) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected a value, got none");
        }
        return flat("parameter " + parameter.name(), rows, parameter.shape());
    }

    /// What comes with the token of a key.
    Entries<N> input(Input input, int key) {
        return input(input, key, keyCount());
    }

    /// What comes with the token of the query.
    Entries<N> queryInput(Input input) {
        return input(input, 0, 1);
    }

    private Entries<N> input(Input input, int token, int count) {
        var tokens = inputs.inputs().get(input.name());
        if (tokens == null || tokens.size() != count) {
            throw new IllegalArgumentException("input " + input.name() + ": expected " + count
                    + (count == 1 ? " token" : " tokens") + ", got " + (tokens == null ? "none" : tokens.size()));
        }
        return flat("input " + input.name(), tokens.get(token), input.shape());
    }

    private Entries<N> flat(String what, List<List<N>> rows, Shape shape) {
        var entries = new ArrayList<N>();
        rows.forEach(entries::addAll);
        checkRows(what, rows, shape);
        return shaped(what, entries, shape);
    }

    Entries<N> zero(Shape shape) {
        var zero = scalars.of(BigFraction.ZERO);
        return Entries.matrix(rows(shape), columns(shape), (row, column) -> zero);
    }

    Entries<N> identity(Shape shape) {
        var zero = scalars.of(BigFraction.ZERO);
        var one = scalars.of(BigFraction.ONE);
        return Entries.matrix(rows(shape), columns(shape), (row, column) -> row == column ? one : zero);
    }

    Entries<N> shaped(String what, List<N> entries, Shape shape) {
        int rows = rows(shape);
        int columns = columns(shape);
        if (entries.size() != rows * columns) {
            throw new IllegalArgumentException(what + ": expected " + shape + " with " + rows * columns
                    + (rows * columns == 1 ? " entry" : " entries") + ", got " + entries.size());
        }
        return new Entries<>(rows, columns, entries);
    }

    private void checkRows(String what, List<List<N>> rows, Shape shape) {
        int expected = shape instanceof Shape.Matrix matrix ? width(matrix.rows()) : 1;
        boolean even =
                rows.stream().allMatch(row -> row.size() == rows.getFirst().size());
        if (rows.size() != expected || !even) {
            throw new IllegalArgumentException(
                    what + ": expected " + expected + " rows of one length for a " + shape + ", got " + rows.size());
        }
    }

    private int rows(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector vector -> width(vector.width());
            case Shape.Matrix matrix -> width(matrix.rows());
        };
    }

    private int columns(Shape shape) {
        return shape instanceof Shape.Matrix matrix ? width(matrix.columns()) : 1;
    }
}
