package dev.attest.theory.scalar;

/// A number and its derivative in one direction: `value + tangent e` with `e^2 = 0`.
public record Dual<N>(N value, N tangent) {}
