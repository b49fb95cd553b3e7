package dev.attest.theory.separation;

/// Some row of attention divides by 0.
public final class UndefinedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndefinedRow(String message) {
        super(message);
    }
}
