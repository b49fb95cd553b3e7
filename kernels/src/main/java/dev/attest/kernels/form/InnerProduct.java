package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;

/// The inner product of a vector of the row and a vector of the key, of one width.
///
/// @param row free of every key
/// @param key of the key [Term#HERE], free of the query
public record InnerProduct(Term row, Term key) {}
