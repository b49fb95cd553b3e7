package dev.attest.experiments.bench;

import dev.attest.experiments.run.Progress;
import dev.attest.kernels.Sizes;
import dev.attest.models.torch.NoNativeLibrary;
import dev.attest.models.torch.TorchPeer;
import dev.attest.theory.formula.Mechanism;
import java.util.Optional;

/// Times one case after the other. A kernel is first held against the double reading, and so is PyTorch: it is
/// no peer where it computes something else.
public final class Bench {
    private final Alternation alternation;
    private final int threads;
    private final Progress progress;

    public Bench(Alternation alternation, int threads, Progress progress) {
        this.alternation = alternation;
        this.threads = threads;
        this.progress = progress;
    }

    /// @throws IllegalArgumentException if no kernel computes the mechanism at these sizes
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public Row row(Mechanism mechanism, Sizes sizes) {
        var subject = Subject.of(mechanism, sizes, threads);
        var agreement = new Agreement(subject);
        var about = Case.of(subject, threads);
        subject.run();
        var objection = agreement.objection(subject.call().out().data());
        if (objection.isPresent()) {
            return new Row.Wrong(about, objection.get());
        }
        return measured(about, subject, agreement);
    }

    private Row measured(Case about, Subject subject, Agreement agreement) {
        try (var peer = peer(subject, agreement)) {
            var pairs = alternation.pairs(subject, peer::run);
            return new Row.Measured(about, pairs.ours(), new Row.Peer.Compared(peer.title(), pairs.theirs()));
        } catch (NoNativeLibrary | NoPeer none) {
            return new Row.Measured(
                    about, alternation.alone(subject), new Row.Peer.Absent(String.valueOf(none.getMessage())));
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
        progress.note(peer.title() + " of PyTorch is no peer of " + subject.mechanism().name() + ": "
                + objection.get());
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
