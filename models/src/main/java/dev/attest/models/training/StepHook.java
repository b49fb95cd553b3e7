package dev.attest.models.training;

/// Is told of every step of a training run.
public interface StepHook {
    /// @param step from 0
    /// @param loss of the batch, before the step
    void after(int step, double loss);
}
