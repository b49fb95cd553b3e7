package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import java.util.List;

/// The sum over the keys of the row of numbers that are split between row and key:
/// `sum_j sum_t row_t key_t(j) prod <u, w(j)>` is `sum_t row_t <u, sum_j key_t(j) w(j)>`, so that a row needs
/// the summed features alone. In a causal mechanism those are prefix sums.
///
/// @param leaf the name by which other terms mention the result
public record RowSum(Parameter leaf, List<Summand> summands) {
    public RowSum {
        summands = List.copyOf(summands);
    }
}
