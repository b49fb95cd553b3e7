package dev.attest.models.torch;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.theory.formula.Mechanism;
import java.util.Map;
import java.util.Optional;

/// PyTorch at the work of one kernel, on the processor and in single precision. It holds native memory until it
/// is closed.
public sealed interface TorchPeer extends AutoCloseable
        permits ScaledDotProductAttention, ScaledDotProductAttention.Gradient, EagerAttention {
    /// Computes the output, and lets go of it.
    void run();

    /// Computes the output, [batch][heads][queries][dv].
    float[] output();

    /// Which of PyTorch's ways this is.
    String title();

    @Override
    void close();

    /// PyTorch's own kernel where the definition is a softmax of inner products over plain values, in square
    /// heads; else the definition's source, which PyTorch runs operation by operation. Whether the kernel's one
    /// scale, `1 / sqrt(d)`, is that of the definition shows in its output and not here.
    ///
    /// @param parameters name -> rows, shared by all heads
    /// @throws NoNativeLibrary if there is no library for this machine
    /// @throws IllegalArgumentException if the definition has no source
    static TorchPeer of(
            Mechanism mechanism, Sizes sizes, float[] q, float[] k, float[] v, Map<String, double[][]> parameters) {
        if (isSquare(sizes) && isSoftmax(mechanism)) {
            return own(mechanism, sizes, q, k, v);
        }
        return operations(mechanism, sizes, q, k, v, parameters);
    }

    /// The definition's source, which PyTorch runs operation by operation.
    ///
    /// @throws NoNativeLibrary if there is no library for this machine
    /// @throws IllegalArgumentException if the definition has no source
    static TorchPeer operations(
            Mechanism mechanism, Sizes sizes, float[] q, float[] k, float[] v, Map<String, double[][]> parameters) {
        return EagerAttention.of(mechanism, sizes, q, k, v, parameters);
    }

    /// PyTorch's own gradient where [#of] is its own kernel; it has none as one call for anything else.
    ///
    /// @throws NoNativeLibrary if there is no library for this machine
    static Optional<TorchPeer> gradient(
            Mechanism mechanism, Sizes sizes, float[] q, float[] k, float[] v, float[] dOut) {
        return isSquare(sizes) && isSoftmax(mechanism)
                ? Optional.of(own(mechanism, sizes, q, k, v).gradient(dOut))
                : Optional.empty();
    }

    private static ScaledDotProductAttention own(Mechanism mechanism, Sizes sizes, float[] q, float[] k, float[] v) {
        long[] shape = {sizes.batch(), sizes.heads(), sizes.queries(), sizes.d()};
        return new ScaledDotProductAttention(shape, q, k, v, mechanism.causal());
    }

    private static boolean isSquare(Sizes sizes) {
        return sizes.queries() == sizes.keys() && sizes.heads() == sizes.keyHeads() && sizes.d() == sizes.dv();
    }

    private static boolean isSoftmax(Mechanism mechanism) {
        return OutputForm.of(mechanism) instanceof Analysis.Found<OutputForm>(var output)
                && output.hasPlainValues()
                && SoftmaxForm.of(output.weight(), mechanism.causal()) instanceof Analysis.Found<SoftmaxForm>(var form)
                && !form.hasOffset()
                && form.asDotProduct(mechanism.causal()).isPresent();
    }
}
