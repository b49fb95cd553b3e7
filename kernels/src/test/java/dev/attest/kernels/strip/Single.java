package dev.attest.kernels.strip;

/// A double and how far from it a computation in single precision may be.
record Single(double value, double error) {}
