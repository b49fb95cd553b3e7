package dev.attest.theory.formula;

/// A term on its way into a larger one, and where its author wrote it, so that a message can name it.
record Operand(Term term, Place place) {
    Shape shape() {
        return term.shape();
    }

    boolean isNumber() {
        return shape() instanceof Shape.Scalar;
    }

    boolean isMatrix() {
        return shape() instanceof Shape.Matrix;
    }
}
