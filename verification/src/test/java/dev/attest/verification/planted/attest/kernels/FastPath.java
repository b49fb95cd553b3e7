package dev.attest.verification.planted.attest.kernels;

/// Stands for any class of a room above.
public final class FastPath {
    private FastPath() {}

    public static int lanes() {
        return 8;
    }
}
