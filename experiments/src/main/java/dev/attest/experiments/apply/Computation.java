package dev.attest.experiments.apply;

import java.util.List;
import java.util.function.LongConsumer;

/// A way to compute the outputs of all heads.
interface Computation {
    /// Which way it is, in a few words.
    String summary();

    /// Why this way, and why not a faster one: a sentence or more.
    List<String> explanation();

    /// Bytes that it takes beside the arrays.
    long scratchBytes();

    /// @param out      receives [b][h][n][dv]
    /// @param finished is told how many rows came, by any thread
    void outputs(HeadInputs inputs, NumberArray out, LongConsumer finished);
}
