package dev.attest.verification.planted.attest.theory.formula;

import dev.attest.verification.planted.attest.kernels.FastPath;

/// Breaks the order of the rooms.
public final class LooksUpstairs {
    private LooksUpstairs() {}

    public static int width() {
        return FastPath.lanes();
    }
}
