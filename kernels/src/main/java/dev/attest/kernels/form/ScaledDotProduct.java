package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;

/// A score `scale <row, key>`.
///
/// @param scale a number of the row, such as `1 / sqrt(d)`
/// @param row   a vector of the row
/// @param key   a vector of the key [Term#HERE]
public record ScaledDotProduct(Term scale, Term row, Term key) {}
