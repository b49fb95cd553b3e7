package dev.attest.models.torch;

/// Thrown where PyTorch is asked for on a machine that has no library of it. The message is one sentence for
/// the user.
public final class NoNativeLibrary extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoNativeLibrary(String message) {
        super(message);
    }
}
