package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;

/// A reduction over the keys of something that no query changes, such as the mean key. Without a mask it is one
/// value for all rows; in a causal mechanism it is a prefix: row i has the reduction over the keys j <= i.
///
/// @param leaf the name by which other terms mention the result
/// @param body for the key [Term#HERE]; it may mention the leaves of reductions that come before
public record KeyReduction(Parameter leaf, Term.Reduction reduction, Term body) {}
