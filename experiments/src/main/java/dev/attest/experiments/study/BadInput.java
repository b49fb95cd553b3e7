package dev.attest.experiments.study;

/// A user's mistake. The message is one sentence for the user: what was expected, what came, and where.
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }
}
