package dev.attest.models.torch;

/// A number that was computed in some order, with what that may be off.
///
/// @param magnitude the number with every term of its sums made positive: whatever the order of a sum, and
///     whether or not a factor was taken out of it, partial results are no larger
/// @param error     the most that a computation of it in floating point differs from its exact value
record Bound(double value, double magnitude, double error) {}
