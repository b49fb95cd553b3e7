package dev.attest.kernels.ceiling;

import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// The loop in which softmax takes exponentials and sums them, on a strip that stays in the L1 cache.
final class Exponentials extends Probe {
    private static final int ROWS = 32;

    private final Loops loops;
    private final float[] strip;
    private final float[] reference;
    private final float[] sums;

    Exponentials(Loops loops) {
        this.loops = loops;
        this.strip = new float[ROWS * loops.lanes()];
        this.reference = new float[loops.lanes()];
        this.sums = new float[loops.lanes()];
        Arrays.fill(strip, -1);
    }

    /// What was an exponential is the next argument: between 0 and 1 all of them cost the same.
    @Override
    long run() {
        loops.exponentials(strip, 0, ROWS, reference, 0, sums, 0);
        Arrays.fill(reference, 1);
        return strip.length;
    }

    @Override
    double result() {
        return sums[0];
    }
}
