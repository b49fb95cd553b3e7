package dev.attest.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Numbered tasks on the threads of an [Execution]: the calling thread and new ones, which have ended when
/// [#run] returns or throws.
public final class Parallel {
    private final AtomicInteger next = new AtomicInteger();
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
        var parallel = new Parallel(tasks, workers);
        var others = new ArrayList<Thread>();
        parallel.start(Math.min(execution.threads(), tasks) - 1, others);
        parallel.work();
        parallel.await(others);
        parallel.report();
    }

    private void start(int count, List<Thread> threads) {
        try {
            for (int number = 1; number <= count; number++) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("attest-kernel-" + number)
                        .start(this::work));
            }
        } catch (OutOfMemoryError noMoreThreads) {
            fail(noMoreThreads);
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

    private void await(List<Thread> others) {
        boolean interrupted = false;
        for (var thread : others) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    fail(new CancellationException("interrupted before all tasks were done"));
                }
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
