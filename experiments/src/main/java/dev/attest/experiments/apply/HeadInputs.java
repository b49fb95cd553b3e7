package dev.attest.experiments.apply;

/// The numbers of `q`, `k` and `v`, row-major, in one precision.
record HeadInputs(NumberArray q, NumberArray k, NumberArray v) {}
