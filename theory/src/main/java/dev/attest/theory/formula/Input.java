package dev.attest.theory.formula;

import java.util.Optional;

/// A number, vector or matrix that comes with each token, such as a gate or a step size, as `input` declares
/// it.
///
/// @param range   the interval in which each entry lies, where the file names one
/// @param ofQuery whether it is read at the token of the query; otherwise it is read at the key in hand
public record Input(String name, Shape shape, Optional<Parameter.Range> range, boolean ofQuery) {}
