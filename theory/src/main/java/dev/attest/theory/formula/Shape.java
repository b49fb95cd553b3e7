package dev.attest.theory.formula;

import java.util.SortedSet;
import java.util.TreeSet;

/// What a term is: a number, a vector or a matrix.
public sealed interface Shape {
    /// A single number.
    record Scalar() implements Shape {
        @Override
        public String toString() {
            return "number";
        }
    }

    /// A vector with `width` entries.
    record Vector(Width width) implements Shape {
        @Override
        public String toString() {
            return "vector(" + width + ")";
        }
    }

    /// A matrix with `rows` rows and `columns` columns.
    record Matrix(Width rows, Width columns) implements Shape {
        @Override
        public String toString() {
            return "matrix(" + rows + ", " + columns + ")";
        }
    }

    /// The names of the widths that it mentions.
    default SortedSet<String> names() {
        var names = new TreeSet<String>();
        switch (this) {
            case Scalar ignored -> {}
            case Vector(var width) -> names.addAll(width.names().keySet());
            case Matrix(var rows, var columns) -> {
                names.addAll(rows.names().keySet());
                names.addAll(columns.names().keySet());
            }
        }
        return names;
    }

    Shape NUMBER = new Scalar();
}
