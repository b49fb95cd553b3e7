package dev.attest.kernels;

/// Attention in single precision, over the heads of a batch.
public interface AttentionKernel {
    /// Arrays are row-major, each from its offset on. Nothing but `out` is written.
    ///
    /// @param q   [batch][heads][queries][d]
    /// @param k   [batch][keyHeads][keys][d]
    /// @param v   [batch][keyHeads][keys][dv]
    /// @param out receives [batch][heads][queries][dv]
    /// @throws IllegalArgumentException if an array is too short for its offset and the sizes
    void attend(
            Sizes sizes,
            float[] q,
            int qFrom,
            float[] k,
            int kFrom,
            float[] v,
            int vFrom,
            float[] out,
            int outFrom,
            Execution execution);
}
