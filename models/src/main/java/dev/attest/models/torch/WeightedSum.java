package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Tensor;

/// One way to compute `sum_j weight_j value_j` for every row.
sealed interface WeightedSum permits NativeSoftmax, PairSoftmax, States {
    /// @param absorbed whether an infinity could become a finite number in what follows
    Tensor emit(Setting setting, boolean absorbed);

    /// How it is computed, as a sentence without its full stop.
    String explanation();
}
