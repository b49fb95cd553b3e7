package dev.attest.theory.formula;

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

    Shape NUMBER = new Scalar();
}
