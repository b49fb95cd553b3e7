package dev.attest.kernels.family;

import dev.attest.kernels.Work;
import dev.attest.kernels.form.RecurrenceForm;

/// `s_j = s_(j-1) a_j + kappa_j v_j z_j`, `o_i = <s_i, x_i>`, in chunks of W tokens: `O = X S + lower(Q K^T
/// decays) V` within a chunk, `S' = S decay + Z^T V` between chunks. The decays between two tokens are running
/// products of gates ([ChainTerms]), never quotients.
///
/// Heads run on different threads, and so do chunks and panels of channels where heads are few. Time n (2 d +
/// W) dv and n W d for the products between tokens; memory a few chunks and the states for each thread.
///
/// To first order the error of row t is within `(2 t + t / W + 4 W + d + 4) 2^-24` times its sum of magnitudes,
/// `sum_u |kappa_u v_u| |decay| <|z_u|, |x_t|>`, beside the errors of the terms: on its way to the row a
/// product meets at most so many gates and sums, and none is a quotient.
public final class Decay implements Family {
    private final Chunks chunks;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public Decay(Definition definition, RecurrenceForm form) {
        if (!form.isDecay()) {
            throw new IllegalArgumentException("form: expected nothing erased but by decay, got " + form);
        }
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
