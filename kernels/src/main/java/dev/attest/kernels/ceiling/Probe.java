package dev.attest.kernels.ceiling;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;

/// A loop that does nothing but what its rate is asked of.
abstract class Probe {
    private static final long TIME = 30_000_000;

    /// Runs once, for some microseconds, and returns how many operations that was.
    abstract long run();

    /// What was computed: read at the end, so that no compiler leaves it out.
    abstract double result();

    /// Operations in a nanosecond, over threads that begin together.
    static double rate(Execution execution, Supplier<? extends Probe> probes) {
        var total = new DoubleAdder();
        var start = new CyclicBarrier(execution.threads());
        Parallel.run(execution.threads(), execution, () -> new Parallel.Worker() {
            private final Probe probe = probes.get();

            @Override
            public void task(int number) {
                probe.spin(TIME);
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
