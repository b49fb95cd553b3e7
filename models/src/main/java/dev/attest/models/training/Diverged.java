package dev.attest.models.training;

/// Thrown where a loss or a gradient is not finite: no further step would mean anything. The weights are those
/// before the step.
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int step;

    Diverged(int step, String what) {
        super("step " + step + ": expected a finite " + what + ", got one that is not");
        this.step = step;
    }

    /// The step, from 0, that could not be taken.
    public int step() {
        return step;
    }
}
