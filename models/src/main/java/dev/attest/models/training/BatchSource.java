package dev.attest.models.training;

import ai.djl.ndarray.NDManager;

/// Where the batches of a training run come from.
public interface BatchSource {
    /// @param step    from 0
    /// @param manager owns the arrays, and lets them go after the step
    Batch batch(int step, NDManager manager);
}
