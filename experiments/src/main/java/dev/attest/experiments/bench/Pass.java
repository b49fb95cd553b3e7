package dev.attest.experiments.bench;

/// What of a mechanism is timed.
public enum Pass {
    /// The outputs of all tokens.
    FORWARD,
    /// The gradient by queries, keys and values, from that by the outputs.
    BACKWARD,
    /// One more token of a stream that has n already.
    STEP
}
