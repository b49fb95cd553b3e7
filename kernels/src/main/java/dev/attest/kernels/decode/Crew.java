package dev.attest.kernels.decode;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that stay between steps, for all streams of the JVM: a step is over before a new thread would have
/// begun. They watch for work for some microseconds and then sleep. While one step uses them, another does its
/// tasks alone. Nothing is allocated by a run.
final class Crew {
    private static final long WATCH = 50_000;
    private static final int SPINS = 10_000;
    private static final int MOST = Math.max(0, Runtime.getRuntime().availableProcessors() - 1);
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final Helper[] HELPERS = new Helper[MOST];

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final AtomicInteger WORKING = new AtomicInteger();
    private static volatile int end;
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

    /// Does the tasks 0 to `tasks - 1`, each once, and returns when all are done.
    static void run(int threads, int tasks, Job work) {
        int helpers = Math.min(workers(threads), tasks) - 1;
        if (helpers <= 0 || !BUSY.compareAndSet(false, true)) {
            for (int number = 0; number < tasks; number++) {
                work.task(0, number);
            }
            return;
        }
        try {
            share(helpers, tasks, work);
        } finally {
            job = null;
            BUSY.set(false);
        }
    }

    private static void share(int helpers, int tasks, Job work) {
        failure = null;
        end = tasks;
        NEXT.set(0);
        WORKING.set(helpers);
        job = work;
        for (int number = 0; number < helpers; number++) {
            call(number);
        }
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

    private static void call(int number) {
        var helper = HELPERS[number];
        if (helper == null) {
            helper = new Helper(number + 1);
            HELPERS[number] = helper;
            helper.thread.start();
        }
        helper.called = true;
        if (helper.asleep) {
            LockSupport.unpark(helper.thread);
        }
    }

    private static void work(int worker, Job work) {
        try {
            for (int number = NEXT.getAndIncrement(); number < end; number = NEXT.getAndIncrement()) {
                work.task(worker, number);
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            NEXT.set(end);
        }
    }

    private static final class Helper {
        private final int worker;
        private final Thread thread;
        private volatile boolean called;
        private volatile boolean asleep;

        Helper(int worker) {
            this.worker = worker;
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("attest-step-" + worker)
                    .unstarted(this::live);
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
        }
    }
}
