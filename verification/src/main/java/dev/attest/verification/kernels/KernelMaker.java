package dev.attest.verification.kernels;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import java.util.Map;

/// Makes the kernel that is held against the contract.
public interface KernelMaker {
    /// @param parameters name -> rows, for each parameter that has no value in the file; a number is {{x}}, a
    ///     vector one row
    AttentionKernel kernel(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters);
}
