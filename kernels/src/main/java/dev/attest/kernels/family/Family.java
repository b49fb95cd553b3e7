package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Work;
import java.util.Set;

/// A way through queries and keys, ready for one definition at given sizes. It does not change.
public sealed interface Family permits OnlineSoftmax, Entmax, Separable, Quadratic, Decay, Delta, Recurrent {
    /// Numbers that are kept for each head while a group of heads is computed.
    int kept();

    /// Numbers of scratch memory for each thread.
    int scratch();

    /// Numbers that the heads of a group take together beside what is kept for each.
    default int together(int heads, int threads) {
        return 0;
    }

    /// What it has to compute for all heads.
    Work work();

    /// What it can tell of a row beside its output.
    default Set<Call.Extra> extras() {
        return Set.of();
    }

    /// Whether it may be given keys that are padding.
    default boolean leavesPaddingOut() {
        return false;
    }

    /// Computes the heads of a group.
    void compute(Schedule.Group group);
}
