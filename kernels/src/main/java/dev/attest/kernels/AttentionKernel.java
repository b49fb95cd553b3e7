package dev.attest.kernels;

/// Attention in single precision, over the heads of a batch.
public interface AttentionKernel {
    /// Computes all rows.
    ///
    /// @throws IllegalArgumentException if the kernel is made for other widths, or does not know what the call
    ///     wants of it
    void attend(Call call, Execution execution);
}
