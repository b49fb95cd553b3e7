package dev.attest.theory.formula;

/// A definition that cannot be read. The message is for its author: file, line, column, what was expected, what
/// came, the line itself and a caret.
public final class MechanismException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MechanismException(String message) {
        super(message);
    }
}
