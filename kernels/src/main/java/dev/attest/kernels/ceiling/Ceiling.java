package dev.attest.kernels.ceiling;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Work;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.VectorLoops;
import java.util.function.Supplier;

/// The rates that no kernel on so many threads of this machine exceeds, as measured.
///
/// @param multiplyAdds fused multiplications and additions of single precision in a nanosecond
/// @param exponentials exponentials in a nanosecond, in strips that stay in the L1 cache
/// @param bytes        bytes read from memory in a nanosecond
public record Ceiling(double multiplyAdds, double exponentials, double bytes) {
    private static final int ROUNDS = 8;

    /// Measures all threads at once; each rate is the best of some rounds, since a ceiling is what was reached
    /// at all. Takes about two seconds. With [ScalarLoops] it is the ceiling of plain Java.
    public static Ceiling measure(Loops loops, int threads) {
        boolean vectors = loops instanceof VectorLoops;
        return new Ceiling(
                best(threads, () -> vectors ? new MultiplyAdds() : new ScalarMultiplyAdds()),
                best(threads, () -> new Exponentials(loops)),
                best(threads, () -> vectors ? new Reading() : new ScalarReading()));
    }

    /// Nanoseconds that the work takes at least: multiplications and exponentials follow each other in the same
    /// units of the processor, and memory is read meanwhile.
    public double nanoseconds(Work work) {
        double computing = work.multiplyAdds() / multiplyAdds + work.exponentials() / exponentials;
        return Math.max(computing, work.bytes() / bytes);
    }

    /// The higher rate of both, each: what was reached at one time or the other.
    public Ceiling or(Ceiling other) {
        return new Ceiling(
                Math.max(multiplyAdds, other.multiplyAdds),
                Math.max(exponentials, other.exponentials),
                Math.max(bytes, other.bytes));
    }

    private static double best(int threads, Supplier<? extends Probe> probes) {
        probes.get().warm();
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, Probe.rate(Execution.on(threads), probes));
        }
        return best;
    }
}
