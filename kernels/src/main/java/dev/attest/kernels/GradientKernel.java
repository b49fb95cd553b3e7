package dev.attest.kernels;

/// The gradient of a number that depends on the outputs of an attention kernel: what moves the outputs, carried
/// back to what moved them. Nothing of the size queries times keys is stored; rows are computed again.
public interface GradientKernel {
    /// With `L` the number: from `dL / d out` to its derivatives by queries, keys, values and parameters. Where
    /// the number does not exist in one direction, the convention is PyTorch's: a kink of relu, abs or a power
    /// has slope 0 there, and the larger of two equal numbers is either to one half. Keys and values that
    /// several query heads share get the sum.
    ///
    /// The same bits for the same number of threads.
    ///
    /// @param call  as the kernel has left it: `out` holds its outputs and, where it was wanted,
    ///     [Call.Extra#LOG_SUM_EXP] that of each row, which is computed again otherwise
    /// @param dOut  [batch][heads][queries][dv]
    /// @param into  receives the gradients; what it held does not matter
    /// @throws IllegalArgumentException if the kernel is made for other widths, an array is too short, or a
    ///     parameter is not one of the mechanism
    void differentiate(Call call, Slice dOut, Gradients into, Execution execution);
}
