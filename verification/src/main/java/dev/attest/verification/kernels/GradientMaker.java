package dev.attest.verification.kernels;

import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import java.util.Map;

/// Makes the gradient that is held against the contract.
public interface GradientMaker {
    /// @param parameters name -> rows, for each parameter that has no value in the file; a number is {{x}}, a
    ///     vector one row
    GradientKernel kernel(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters);
}
