package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;

/// One number of a row, from numbers of its pairs with the keys.
public sealed interface RowReduction {
    /// For the key [Term#HERE]; it may mention the leaves of earlier stages.
    Term body();

    /// @param leaf the name by which later stages mention the result
    record Reduced(Parameter leaf, Term.Reduction reduction, Term body) implements RowReduction {}

    /// The largest score and `total = sum_j exp(score_j - largest)`, in one pass.
    record Normaliser(Parameter largest, Parameter total, Term body) implements RowReduction {}
}
