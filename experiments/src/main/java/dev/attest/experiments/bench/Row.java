package dev.attest.experiments.bench;

import dev.attest.kernels.ceiling.Ceiling;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is known of one case.
public sealed interface Row {
    Case of();

    /// The kernel does not compute its definition, and has no figures.
    ///
    /// @param objection where it goes wrong, in a sentence
    record Wrong(Case of, String objection) implements Row {}

    /// There is no kernel for this pass.
    ///
    /// @param reason why not, in a sentence
    record Missing(Case of, String reason) implements Row {}

    /// @param ours nanoseconds of a run
    record Measured(Case of, Samples ours, Peer peer) implements Row {
        /// Multiplications and additions in a nanosecond, which is 10^9 in a second; 0 without a count of them.
        public double rate() {
            return of.work().map(work -> work.operations() / ours.median()).orElse(0.0);
        }

        /// Tokens in a second.
        public double tokens() {
            return of.tokens() / ours.median() * 1e9;
        }

        /// Which part of its time the work takes at the ceiling.
        public OptionalDouble share(Ceiling ceiling) {
            return of.work()
                    .map(work -> OptionalDouble.of(ceiling.nanoseconds(work) / ours.median()))
                    .orElse(OptionalDouble.empty());
        }

        /// How many times as long PyTorch takes.
        public Optional<Samples> ratios() {
            return peer instanceof Peer.Compared(var _, var theirs) ? Optional.of(theirs.over(ours)) : Optional.empty();
        }
    }

    /// PyTorch at the same work.
    sealed interface Peer {
        /// @param theirs nanoseconds of a run, each next to one of ours in time
        record Compared(String title, Samples theirs) implements Peer {}

        /// @param reason why there is none, in a sentence
        record Absent(String reason) implements Peer {}
    }
}
