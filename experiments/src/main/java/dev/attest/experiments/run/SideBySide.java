package dev.attest.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Independent questions answered side by side, one thread a processor. The answers come in the order of the
/// questions, whatever the number of threads.
public final class SideBySide {
    private SideBySide() {}

    public static <T, R> List<R> map(List<T> items, Function<T, R> function) {
        var results = new ArrayList<R>(items.size());
        forEach(items, function, results::add);
        return results;
    }

    /// Hands each answer on as soon as it and all before it are there. What the function throws is thrown here,
    /// and the questions that were not begun are given up.
    ///
    /// @throws IllegalStateException if the thread is interrupted; it stays interrupted
    public static <T, R> void forEach(List<T> items, Function<T, R> function, Consumer<R> consumer) {
        int threads = Math.clamp(items.size(), 1, Runtime.getRuntime().availableProcessors());
        var pool = Executors.newFixedThreadPool(threads, SideBySide::daemon);
        try {
            var futures = submit(pool, items, function);
            futures.forEach(future -> consumer.accept(result(future)));
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T, R> List<Future<R>> submit(ExecutorService pool, List<T> items, Function<T, R> function) {
        return items.stream()
                .map(item -> pool.submit(() -> function.apply(item)))
                .toList();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "side-by-side");
        thread.setDaemon(true);
        return thread;
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
