package dev.attest.kernels.ceiling;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Work;
import dev.attest.kernels.strip.Loops;
import java.util.function.Supplier;

/// The rates that no kernel on so many threads of this machine exceeds, as measured.
///
/// @param multiplyAdds fused multiplications and additions of single precision in a nanosecond
/// @param exponentials exponentials in a nanosecond, in strips that stay in the L1 cache
/// @param bytes        bytes read from memory in a nanosecond
public record Ceiling(double multiplyAdds, double exponentials, double bytes) {
    private static final int ROUNDS = 5;

    /// Measures all threads at once; each rate is the best of some rounds, since a ceiling is what was reached
    /// at all. Takes about a second.
    public static Ceiling measure(Loops loops, int threads) {
        return new Ceiling(
                best(threads, MultiplyAdds::new),
                best(threads, () -> new Exponentials(loops)),
                best(threads, Reading::new));
    }

    /// Nanoseconds that the work takes at least: multiplications and exponentials follow each other in the same
    /// units of the processor.
    public double nanoseconds(Work work) {
        return work.multiplyAdds() / multiplyAdds + work.exponentials() / exponentials;
    }

    private static double best(int threads, Supplier<? extends Probe> probes) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, Probe.rate(Execution.on(threads), probes));
        }
        return best;
    }
}
