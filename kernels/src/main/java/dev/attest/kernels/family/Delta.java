package dev.attest.kernels.family;

import dev.attest.kernels.Work;
import dev.attest.kernels.form.RecurrenceForm;

/// The delta rule with any decay and any number of steps a token, in chunks of W tokens. A channel's state is
/// `s_t = S decay + sum_(u <= t) w_u z_u decay`, with S the state before the chunk and `w = kappa v + lambda e`
/// what is written; so what is erased, `e_t = <s_(t-1), y_t>`, solves a unit lower triangular system, the same
/// for all channels: `E = Y S + strict lower(G) W` ([ChainRun]; for `y = z = u`, `kappa = -lambda = beta` it is
/// the WY form of Yang et al. 2024). Then reads and the next state are products of matrices.
///
/// Heads run on different threads, and so do chunks and panels of channels where heads are few. Time n (3 d +
/// W) dv and 2 n W d for the products between tokens, for one step a token; memory a few chunks and the
/// states for each thread.
///
/// What is written solves its line with a residual within `(d + m W + 3) 2^-24 (|kappa V| + |Y| |S| + |G|
/// |W|)`,
/// m being the writes of a token, to first order and beside the errors of the terms, since substitution sums no
/// more numbers than that. A residual r changes the state by `r z`, which later tokens change as they do the
/// state itself: it does not grow where their steps have norms of at most 1.
public final class Delta implements Family {
    private final Chunks chunks;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public Delta(Definition definition, RecurrenceForm form) {
        this.chunks = new Chunks(definition, form);
    }

    @Override
    public int kept() {
        return chunks.kept();
    }

    @Override
    public int scratch() {
        return chunks.scratch();
    }

    @Override
    public int together(int heads, int threads) {
        return chunks.together(heads, threads);
    }

    @Override
    public boolean leavesPaddingOut() {
        return true;
    }

    @Override
    public Work work() {
        return chunks.work();
    }

    @Override
    public void compute(Schedule.Group group) {
        chunks.compute(group);
    }
}
