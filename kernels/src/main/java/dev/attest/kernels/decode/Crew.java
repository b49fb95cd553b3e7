package dev.attest.kernels.decode;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that stay between steps, for all streams of the JVM: a step is over before a new thread would have
/// begun. They watch for work for some microseconds and then sleep. Each has its own part of the tasks, the
/// same in every step, so that what it reads stays in its processor's cache; who is done helps the others.
/// While one step uses them, another does its tasks alone. Nothing is allocated by a run.
final class Crew {
    private static final long WATCH = 50_000;
    private static final int SPINS = 10_000;
    private static final int MOST = Math.max(0, Runtime.getRuntime().availableProcessors() - 1);
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final Helper[] HELPERS = new Helper[MOST];

    /// Numbers between the counters of two workers, so that they share no cache line.
    private static final int APART = 32;

    /// The next task of each worker's own part.
    private static final AtomicIntegerArray NEXT = new AtomicIntegerArray((MOST + 1) * APART);

    private static final AtomicInteger WORKING = new AtomicInteger();
    private static volatile int tasks;
    private static volatile int parts;
    private static volatile @Nullable Job job;
    private static volatile @Nullable Throwable failure;

    private Crew() {}

    /// What is to be done.
    interface Job {
        /// @param worker from 0 on, another for each thread
        void task(int worker, int number);
    }

    /// Threads that [#run] may use when asked for so many: workers are numbered below this.
    static int workers(int threads) {
        return Math.min(threads, MOST + 1);
    }

    /// Does the tasks 0 to `count - 1`, each once, and returns when all are done.
    static void run(int threads, int count, Job work) {
        int workers = Math.min(workers(threads), count);
        if (workers <= 1 || !BUSY.compareAndSet(false, true)) {
            for (int number = 0; number < count; number++) {
                work.task(0, number);
            }
            return;
        }
        try {
            share(workers, count, work);
        } finally {
            job = null;
            BUSY.set(false);
        }
    }

    private static void share(int workers, int count, Job work) {
        failure = null;
        tasks = count;
        parts = workers;
        for (int worker = 0; worker < workers; worker++) {
            NEXT.set(worker * APART, first(worker));
        }
        job = work;
        callAll(workers - 1);
        work(0, work);
        for (int spins = 0; WORKING.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        switch (failure) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> {}
        }
    }

    /// Calls as many as can begin: the parts of those that cannot are done by the others.
    private static void callAll(int count) {
        for (int helper = 0; helper < count; helper++) {
            WORKING.incrementAndGet();
            try {
                call(helper);
            } catch (OutOfMemoryError noMoreThreads) {
                WORKING.decrementAndGet();
                return;
            }
        }
    }

    /// Where the part of a worker begins.
    private static int first(int worker) {
        return (int) ((long) tasks * worker / parts);
    }

    private static void call(int number) {
        var helper = HELPERS[number];
        if (helper == null) {
            helper = new Helper(number + 1);
            helper.thread.start();
            HELPERS[number] = helper;
        }
        helper.called = true;
        if (helper.asleep) {
            LockSupport.unpark(helper.thread);
        }
    }

    private static void work(int worker, Job work) {
        try {
            for (int part = 0; part < parts; part++) {
                own((worker + part) % parts, worker, work);
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
    }

    private static void own(int part, int worker, Job work) {
        int end = first(part + 1);
        for (int number = next(part); number < end && failure == null; number = next(part)) {
            work.task(worker, number);
        }
    }

    private static int next(int part) {
        return NEXT.getAndIncrement(part * APART);
    }

    private static final class Helper {
        private final int worker;
        private final Thread thread;
        private volatile boolean called;
        private volatile boolean asleep;

        Helper(int worker) {
            this.worker = worker;
            this.thread =
                    Thread.ofPlatform().daemon().name("attest-step-" + worker).unstarted(this::live);
        }

        private void live() {
            while (true) {
                await();
                called = false;
                var work = job;
                if (work != null) {
                    work(worker, work);
                }
                WORKING.decrementAndGet();
            }
        }

        private void await() {
            long begin = System.nanoTime();
            while (!called) {
                if (System.nanoTime() - begin < WATCH) {
                    Thread.onSpinWait();
                } else {
                    sleep();
                    begin = System.nanoTime();
                }
            }
        }

        private void sleep() {
            asleep = true;
            if (!called) {
                LockSupport.park(this);
            }
            asleep = false;
            clearInterrupt();
        }

        /// An interrupted thread would not sleep again.
        private static void clearInterrupt() {
            boolean _ = Thread.interrupted();
        }
    }
}
