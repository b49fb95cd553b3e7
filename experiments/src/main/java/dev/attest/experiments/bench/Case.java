package dev.attest.experiments.bench;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import java.util.Optional;

/// What is timed.
///
/// @param mechanism its name
/// @param way       the way of the plan
/// @param work      that the way has at least; empty for the double reading
public record Case(String mechanism, boolean causal, Sizes sizes, int threads, String way, Optional<Work> work) {
    static Case of(Subject subject, int threads) {
        var mechanism = subject.mechanism();
        var plan = subject.plan();
        return new Case(
                mechanism.name(),
                mechanism.causal(),
                subject.call().sizes(),
                threads,
                plan.way().title(),
                plan.work());
    }

    /// The mechanism, and that it is causal if it is.
    public String name() {
        return causal ? mechanism + ", causal" : mechanism;
    }

    /// Queries of all batches.
    public long tokens() {
        return (long) sizes.batch() * sizes.queries();
    }
}
