package dev.attest.verification.planted.attest.theory.solver;

/// Its result depends on something that is not among its inputs.
public final class ReadsTheTimer {
    private ReadsTheTimer() {}

    public static long next() {
        return System.nanoTime();
    }
}
