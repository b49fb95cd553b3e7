package dev.attest.kernels.decode;

import dev.attest.kernels.Call;

/// A stream of tokens for a batch of heads, in a causal mechanism: each token is appended and its query
/// answered from what the stream keeps of the tokens so far. Row by row the outputs are those of the causal
/// kernel, up to rounding. For one thread at a time; it may use others.
public sealed interface Stepper permits StripStepper {
    /// Appends the next tokens and writes the outputs of their queries. One token is a step, and allocates
    /// nothing once the stream has room for it ([#reserve]); more of them at the beginning of a stream are a
    /// prompt, which the parallel kernel computes.
    ///
    /// @param call as many queries as keys; the batch, heads and widths are those of the stream
    /// @throws IllegalArgumentException if the sizes are others, or the call wants what a stream does not know
    void append(Call call);

    /// Tokens so far.
    int tokens();

    /// Makes room for so many tokens in all.
    void reserve(int tokens);

    /// Forgets every token.
    void reset();

    /// Another stream of the same tokens, which goes its own way from here on. What no stream writes again is
    /// shared.
    Stepper fork();

    /// Bytes that the stream keeps of its tokens, shared ones included.
    long bytes();

    /// What the stream keeps, and what that costs.
    String explain();
}
