package dev.attest.kernels;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Keeps the scratch memory that it got back, for whoever asks next. Tells nobody of progress.
final class PooledExecution implements Execution {
    private final int threads;
    private final ConcurrentLinkedDeque<float[]> idle = new ConcurrentLinkedDeque<>();

    PooledExecution(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
        }
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public float[] borrow(int length) {
        for (var scratch : idle) {
            if (scratch.length >= length && idle.removeFirstOccurrence(scratch)) {
                return scratch;
            }
        }
        return new float[length];
    }

    @Override
    public void giveBack(float[] scratch) {
        idle.addFirst(scratch);
    }

    @Override
    public void finished(long rows) {}
}
