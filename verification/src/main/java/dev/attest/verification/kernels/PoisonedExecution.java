package dev.attest.verification.kernels;

import dev.attest.kernels.Execution;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out scratch memory that holds no numbers, longer than asked for, and sees whether it comes back.
final class PoisonedExecution implements Execution {
    private static final int MORE = 37;

    private final int threads;
    private final AtomicLong rows = new AtomicLong();
    private final Set<float[]> lent = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    PoisonedExecution(int threads) {
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public float[] borrow(int length) {
        var memory = new float[length + MORE];
        Arrays.fill(memory, Float.NaN);
        lent.add(memory);
        return memory;
    }

    @Override
    public void giveBack(float[] scratch) {
        lent.remove(scratch);
        Arrays.fill(scratch, Float.NaN);
    }

    @Override
    public void finished(long more) {
        rows.addAndGet(more);
    }

    long rows() {
        return rows.get();
    }

    int notGivenBack() {
        return lent.size();
    }
}
