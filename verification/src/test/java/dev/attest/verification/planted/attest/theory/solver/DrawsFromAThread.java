package dev.attest.verification.planted.attest.theory.solver;

/// Its result depends on something that is not among its inputs.
public final class DrawsFromAThread {
    private DrawsFromAThread() {}

    public static double next() {
        return java.util.concurrent.ThreadLocalRandom.current().nextDouble();
    }
}
