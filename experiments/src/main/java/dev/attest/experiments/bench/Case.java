package dev.attest.experiments.bench;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import java.util.Optional;

/// What is timed.
///
/// @param mechanism its name
/// @param way       how it is computed
/// @param work      that the way has at least; empty where nobody counts it
public record Case(
        String mechanism, boolean causal, Pass pass, Sizes sizes, int threads, String way, Optional<Work> work) {
    static Case of(Subject subject, Pass pass, String way, Optional<Work> work) {
        var mechanism = subject.mechanism();
        int threads = subject.execution().threads();
        return new Case(
                mechanism.name(), mechanism.causal(), pass, subject.call().sizes(), threads, way, work);
    }

    /// The mechanism, that it is causal if it is, and the pass if it is not the forward one.
    public String name() {
        var name = causal ? mechanism + ", causal" : mechanism;
        return switch (pass) {
            case FORWARD -> name;
            case BACKWARD -> name + ", backward";
            case STEP -> name + ", step";
        };
    }

    /// Queries of all batches that a run answers.
    public long tokens() {
        return sizes.batch() * (pass == Pass.STEP ? 1L : sizes.queries());
    }
}
