package dev.attest.experiments.apply;

import dev.attest.kernels.Execution;
import java.util.List;

/// A way to compute the outputs of all heads.
interface Computation {
    /// Which way it is, in a few words.
    String summary();

    /// Why this way, and why not a faster one: a sentence or more.
    List<String> explanation();

    /// Bytes that it takes beside the arrays.
    long scratchBytes(int threads);

    /// @param out receives [b][h][n][dv]
    void outputs(HeadInputs inputs, NumberArray out, Execution execution);
}
