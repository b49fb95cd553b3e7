package dev.attest.theory.formula;

/// A term on its way into a larger one, with what its author wrote, so that a message can name it.
///
/// @param text  what was written, in quotes
/// @param place where
record Operand(Term term, String text, Place place) {
    Shape shape() {
        return term.shape();
    }

    boolean isNumber() {
        return shape() instanceof Shape.Scalar;
    }

    boolean isMatrix() {
        return shape() instanceof Shape.Matrix;
    }

    /// `'W * q' (2:9) is a vector(m)`.
    String described() {
        return text + " (" + place + ") is a " + shape();
    }
}
