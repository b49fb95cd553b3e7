package dev.attest.kernels.family;

/// A definition whose gradient a family does not compute; the message is a sentence that says why.
public final class NoGradient extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoGradient(String reason) {
        super(reason, null, false, false);
    }
}
