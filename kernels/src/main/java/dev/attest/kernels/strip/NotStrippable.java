package dev.attest.kernels.strip;

/// A term that no program of strips computes; the message is a sentence that says why.
public final class NotStrippable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotStrippable(String reason) {
        super(reason, null, false, false);
    }
}
