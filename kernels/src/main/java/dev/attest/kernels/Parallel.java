package dev.attest.kernels;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Numbered tasks on the threads of an [Execution]: the calling thread and others, which are done with them
/// when [#run] returns or throws. A thread that wakes up too late to find a task is not waited for.
public final class Parallel {
    /// Added to the number of helpers once no more may begin.
    private static final int CLOSED = Integer.MIN_VALUE;

    /// Nanoseconds in which the calling thread waits for the others awake.
    private static final long ALERT = 100_000;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final int tasks;
    private final Supplier<? extends Worker> workers;

    /// What one thread works with. It does some of the tasks, each in turn, and is then closed.
    public interface Worker extends AutoCloseable {
        void task(int number);

        @Override
        default void close() {}
    }

    private Parallel(int tasks, Supplier<? extends Worker> workers) {
        this.tasks = tasks;
        this.workers = workers;
    }

    /// Does the tasks 0 to `tasks - 1`, each once, the early ones first. What a task throws stops the others
    /// before their next task and is thrown here.
    ///
    /// @param workers asked once by each thread that takes part
    /// @throws CancellationException if the calling thread is interrupted: tasks that have begun are finished,
    ///     others are not begun, and the thread stays interrupted
    public static void run(int tasks, Execution execution, Supplier<? extends Worker> workers) {
        run(tasks, execution.threads(), workers);
    }

    /// The same on at most so many threads.
    public static void run(int tasks, int threads, Supplier<? extends Worker> workers) {
        var parallel = new Parallel(tasks, workers);
        parallel.ask(Math.min(threads, tasks) - 1);
        parallel.work();
        parallel.await();
        parallel.report();
    }

    private void ask(int count) {
        try {
            for (int number = 0; number < count; number++) {
                Helper.ask(this::help);
            }
        } catch (OutOfMemoryError noMoreThreads) {
            fail(noMoreThreads);
        }
    }

    private void help() {
        if (enter()) {
            try {
                work();
            } finally {
                leave();
            }
        }
    }

    private boolean enter() {
        int inside = helpers.get();
        while (inside >= 0) {
            int before = helpers.compareAndExchange(inside, inside + 1);
            if (before == inside) {
                return true;
            }
            inside = before;
        }
        return false;
    }

    private void leave() {
        if (helpers.decrementAndGet() == CLOSED) {
            LockSupport.unpark(caller);
        }
    }

    private void work() {
        try (var worker = workers.get()) {
            for (int number = take(); number < tasks; number = take()) {
                worker.task(number);
            }
        } catch (RuntimeException | Error thrown) {
            fail(thrown);
        }
    }

    private int take() {
        if (Thread.currentThread().isInterrupted()) {
            fail(new CancellationException("interrupted before all tasks were done"));
        }
        return failure.get() == null ? next.getAndIncrement() : tasks;
    }

    /// The first failure is the one that is thrown.
    private void fail(Throwable thrown) {
        var first = failure.compareAndExchange(null, thrown);
        if (first != null && !first.equals(thrown)) {
            first.addSuppressed(thrown);
        }
    }

    private void await() {
        boolean interrupted = false;
        helpers.addAndGet(CLOSED);
        long begin = System.nanoTime();
        while (helpers.get() != CLOSED) {
            if (Thread.interrupted()) {
                interrupted = true;
                fail(new CancellationException("interrupted before all tasks were done"));
            }
            if (System.nanoTime() - begin < ALERT) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void report() {
        switch (failure.get()) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> {}
        }
    }
}
