package dev.attest.verification.planted.attest.theory.solver;

/// Its result depends on something that is not among its inputs.
public final class DrawsFromRandom {
    private DrawsFromRandom() {}

    public static double next() {
        return new java.util.Random(1).nextDouble();
    }
}
