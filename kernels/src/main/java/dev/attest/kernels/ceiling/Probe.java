package dev.attest.kernels.ceiling;

import com.sun.management.ThreadMXBean;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import java.lang.management.ManagementFactory;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A loop that does nothing but what its rate is asked of.
abstract class Probe {
    private static final long TIME = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long WARM = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Runs once, for some microseconds, and returns how many operations that was.
    abstract long run();

    /// What was computed: read at the end, so that no compiler leaves it out.
    abstract double result();

    /// Runs until the compiled code is there, with rests in which it can be compiled: vectors live in registers
    /// then, where before every operation makes an object.
    final void warm() {
        long begin = System.nanoTime();
        boolean compiled = false;
        for (long now = begin; now - begin < WARM || (!compiled && now - begin < PATIENCE); now = System.nanoTime()) {
            long objects = THREADS.getCurrentThreadAllocatedBytes();
            long operations = run();
            compiled = THREADS.getCurrentThreadAllocatedBytes() - objects < operations;
            LockSupport.parkNanos(compiled ? 0 : REST);
        }
    }

    /// Operations in a nanosecond, over threads that begin together.
    static double rate(Execution execution, Supplier<? extends Probe> probes) {
        var total = new DoubleAdder();
        var start = new CyclicBarrier(execution.threads());
        Parallel.run(execution.threads(), execution, () -> new Parallel.Worker() {
            private final Probe probe = probes.get();

            @Override
            public void task(int number) {
                await(start);
                total.add(probe.spin(TIME));
            }
        });
        return total.sum();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double spin(long nanoseconds) {
        long begin = System.nanoTime();
        long now = begin;
        long operations = 0;
        while (now - begin < nanoseconds) {
            operations += run();
            now = System.nanoTime();
        }
        if (Double.isNaN(result())) {
            throw new IllegalStateException("probe: expected a finite result");
        }
        return (double) operations / (now - begin);
    }
}
