package dev.attest.experiments.apply;

import dev.attest.kernels.Execution;
import java.util.function.LongConsumer;

/// An execution that tells how many rows are finished.
record ToldExecution(Execution execution, LongConsumer told) implements Execution {
    @Override
    public int threads() {
        return execution.threads();
    }

    @Override
    public float[] borrow(int length) {
        return execution.borrow(length);
    }

    @Override
    public void giveBack(float[] scratch) {
        execution.giveBack(scratch);
    }

    @Override
    public void finished(long rows) {
        told.accept(rows);
    }
}
