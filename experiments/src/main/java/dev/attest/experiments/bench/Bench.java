package dev.attest.experiments.bench;

import dev.attest.experiments.run.Progress;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Way;
import dev.attest.models.torch.NoNativeLibrary;
import dev.attest.models.torch.TorchPeer;
import dev.attest.theory.formula.Mechanism;
import java.util.Optional;
import java.util.function.Supplier;

/// Times one case after the other. A kernel is first held against the double reading, and so is PyTorch: it is
/// no peer where it computes something else.
public final class Bench {
    private final Alternation alternation;
    private final int threads;
    private final Optional<Way> against;
    private final Progress progress;

    /// @param against another of our ways, in the place of PyTorch
    public Bench(Alternation alternation, int threads, Optional<Way> against, Progress progress) {
        this.alternation = alternation;
        this.threads = threads;
        this.against = against;
        this.progress = progress;
    }

    /// @throws IllegalArgumentException if no kernel computes the mechanism at these sizes
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Row row(Mechanism mechanism, Sizes sizes, Pass pass) {
        var subject = Subject.of(mechanism, sizes, threads);
        return switch (pass) {
            case FORWARD -> forward(subject);
            case BACKWARD -> backward(subject);
            case STEP -> step(subject);
        };
    }

    private Row forward(Subject subject) {
        var plan = subject.plan();
        var about = Case.of(subject, Pass.FORWARD, plan.way().title(), plan.work());
        var agreement = new Agreement(subject);
        subject.run();
        var objection = agreement.objection(subject.call().out().data());
        if (objection.isPresent()) {
            return new Row.Wrong(about, objection.get());
        }
        return against.isPresent()
                ? measured(about, subject, against.get())
                : measured(about, subject, () -> peer(subject, agreement));
    }

    private Row measured(Case about, Subject subject, Way other) {
        var rival = Subject.by(other, subject.mechanism(), subject.call().sizes(), threads);
        var pairs = alternation.pairs(subject, rival);
        return new Row.Measured(about, pairs.ours(), new Row.Peer.Compared("our own " + other.title(), pairs.theirs()));
    }

    private Row backward(Subject subject) {
        var run = BackwardRun.of(subject);
        if (run.isEmpty()) {
            var about = Case.of(
                    subject, Pass.BACKWARD, subject.plan().gradient().way().title(), Optional.empty());
            return new Row.Missing(about, "the double reading alone differentiates it");
        }
        var gradient = run.get();
        var about =
                Case.of(subject, Pass.BACKWARD, subject.plan().gradient().way().title(), gradient.work());
        var objection = gradient.objection();
        subject.run();
        return objection.isPresent()
                ? new Row.Wrong(about, objection.get())
                : measured(
                        about,
                        gradient,
                        () -> subject.gradientPeer(gradient.dOut())
                                .orElseThrow(() ->
                                        new NoPeer("PyTorch has a gradient in one call for its own kernel alone")));
    }

    private Row step(Subject subject) {
        StepRun run;
        try {
            run = new StepRun(subject);
        } catch (IllegalArgumentException none) {
            var about = Case.of(subject, Pass.STEP, subject.plan().way().title(), Optional.empty());
            return new Row.Missing(about, String.valueOf(none.getMessage()));
        }
        var about = Case.of(subject, Pass.STEP, run.title(), Optional.of(run.work()));
        var objection = run.objection();
        return objection.isPresent()
                ? new Row.Wrong(about, objection.get())
                : measured(about, run, () -> {
                    throw new NoPeer("PyTorch keeps no stream of tokens");
                });
    }

    private Row measured(Case about, Runnable ours, Supplier<TorchPeer> peers) {
        try (var peer = peers.get()) {
            var pairs = alternation.pairs(ours, peer::run);
            return new Row.Measured(about, pairs.ours(), new Row.Peer.Compared(peer.title(), pairs.theirs()));
        } catch (NoNativeLibrary | NoPeer none) {
            return new Row.Measured(
                    about, alternation.alone(ours), new Row.Peer.Absent(String.valueOf(none.getMessage())));
        }
    }

    /// PyTorch's own kernel if it computes the same, else the operations of the definition.
    private TorchPeer peer(Subject subject, Agreement agreement) {
        var own = peer(subject, agreement, true);
        return own.or(() -> peer(subject, agreement, false))
                .orElseThrow(() -> new NoPeer("PyTorch: expected the output of the definition, got another"));
    }

    private Optional<TorchPeer> peer(Subject subject, Agreement agreement, boolean own) {
        TorchPeer peer;
        try {
            peer = own ? subject.peer() : subject.operations();
        } catch (IllegalArgumentException unsourced) {
            throw new NoPeer("PyTorch: " + unsourced.getMessage());
        }
        var objection = agreement.objection(peer.output());
        if (objection.isEmpty()) {
            return Optional.of(peer);
        }
        progress.note(peer.title() + " is no peer of " + subject.mechanism().name() + ": " + objection.get());
        peer.close();
        return Optional.empty();
    }

    /// PyTorch is there, but not for this definition.
    private static final class NoPeer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoPeer(String message) {
            super(message);
        }
    }
}
