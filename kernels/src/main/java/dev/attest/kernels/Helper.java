package dev.attest.kernels;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A daemon thread that does one job after the other. Between two of them it looks for the next for some
/// microseconds and then sleeps; when none has come for a second it ends.
final class Helper implements Runnable {
    /// Nanoseconds in which an idle thread still looks for work.
    private static final long ALERT = 30_000;

    /// Nanoseconds after which an idle thread ends.
    private static final long PATIENCE = 1_000_000_000;

    /// Those that have nothing to do, the one that slept least first.
    private static final ConcurrentLinkedDeque<Helper> IDLE = new ConcurrentLinkedDeque<>();

    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("attest-kernel").unstarted(this);

    private Helper() {}

    /// Has the job done soon by an idle thread or a new one.
    ///
    /// @param job throws nothing
    static void ask(Runnable job) {
        var helper = IDLE.pollFirst();
        if (helper == null) {
            var hired = new Helper();
            hired.next.set(job);
            hired.thread.start();
        } else {
            helper.next.set(job);
            LockSupport.unpark(helper.thread);
        }
    }

    @Override
    public void run() {
        for (var job = await(); job != null; job = await()) {
            job.run();
            clearInterrupt();
            IDLE.addFirst(this);
        }
    }

    /// An interrupt was meant for the job that is over.
    private static void clearInterrupt() {
        boolean _ = Thread.interrupted();
    }

    /// The next job, or none if the thread shall end.
    private @Nullable Runnable await() {
        long begin = System.nanoTime();
        while (true) {
            var job = next.getAndSet(null);
            if (job != null) {
                return job;
            }
            long waited = System.nanoTime() - begin;
            if (waited < ALERT) {
                Thread.onSpinWait();
            } else if (waited < PATIENCE) {
                LockSupport.parkNanos(this, PATIENCE - waited);
            } else if (IDLE.remove(this)) {
                return null;
            } else {
                // whoever took it from there is about to hand it a job
                Thread.onSpinWait();
            }
        }
    }
}
