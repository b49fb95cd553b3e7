package dev.attest.verification;

/// A double and a bound on its distance to the number it stands for.
public record RoundedDouble(double value, double error) {}
