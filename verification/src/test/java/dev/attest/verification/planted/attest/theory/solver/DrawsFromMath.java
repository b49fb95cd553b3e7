package dev.attest.verification.planted.attest.theory.solver;

/// Its result depends on something that is not among its inputs.
public final class DrawsFromMath {
    private DrawsFromMath() {}

    public static double next() {
        return Math.random();
    }
}
