package dev.attest.experiments.apply;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/// The rows of one head after another, each head's shared among threads.
final class HeadRows implements AutoCloseable {
    private final ExecutorService pool;
    private final int threads;
    private final LongConsumer finished;

    /// @param finished is told how many rows came, by any thread
    HeadRows(int threads, LongConsumer finished) {
        this.pool = Executors.newFixedThreadPool(threads);
        this.threads = threads;
        this.finished = finished;
    }

    /// Does something for each of the first `count` rows.
    void forEach(int count, IntConsumer row) {
        var next = new AtomicInteger();
        var shares = new ArrayList<Callable<Boolean>>();
        for (int share = 0; share < Math.min(threads, count); share++) {
            shares.add(() -> share(next, count, row));
        }
        try {
            for (var share : pool.invokeAll(shares)) {
                share.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rows of a head: stopped before the last", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a row of a head: " + failed.getCause(), failed.getCause());
        }
    }

    private boolean share(AtomicInteger next, int count, IntConsumer row) {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            row.accept(index);
            finished.accept(1);
        }
        return true;
    }

    @Override
    public void close() {
        pool.close();
    }
}
