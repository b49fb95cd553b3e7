package dev.attest.theory.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The entries of a number, vector or matrix, row by row. A number is 1 x 1, a vector of width w is w x 1.
public record Entries<N>(int rows, int columns, List<N> values) {
    public Entries {
        values = List.copyOf(values);
        if (values.size() != rows * columns) {
            throw new IllegalArgumentException(
                    "entries: expected " + rows + " x " + columns + " of them, got " + values.size());
        }
    }

    /// One entry of a matrix.
    public interface At<N> {
        N entry(int row, int column);
    }

    public static <N> Entries<N> number(N value) {
        return new Entries<>(1, 1, List.of(value));
    }

    public static <N> Entries<N> vector(List<N> values) {
        return new Entries<>(values.size(), 1, values);
    }

    public static <N> Entries<N> matrix(int rows, int columns, At<N> at) {
        var values = new ArrayList<N>(rows * columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values.add(at.entry(row, column));
            }
        }
        return new Entries<>(rows, columns, values);
    }

    public N at(int row, int column) {
        return values.get(row * columns + column);
    }

    /// The only entry of a number.
    public N single() {
        if (values.size() != 1) {
            throw new IllegalArgumentException("expected a number, got " + rows + " x " + columns + " entries");
        }
        return values.getFirst();
    }

    Entries<N> map(UnaryOperator<N> function) {
        return new Entries<>(rows, columns, values.stream().map(function).toList());
    }

    /// Entry by entry; a number meets every entry of the other.
    Entries<N> meet(Entries<N> other, BinaryOperator<N> function) {
        if (other.values.size() == 1) {
            return map(value -> function.apply(value, other.single()));
        }
        if (values.size() == 1) {
            return other.map(value -> function.apply(single(), value));
        }
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("expected two shapes that agree, got " + rows + " x " + columns + " and "
                    + other.rows + " x " + other.columns);
        }
        return matrix(rows, columns, (row, column) -> function.apply(at(row, column), other.at(row, column)));
    }

    Entries<N> transpose() {
        return matrix(columns, rows, (row, column) -> at(column, row));
    }
}
