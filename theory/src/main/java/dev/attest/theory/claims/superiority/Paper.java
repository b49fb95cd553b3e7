package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Statement.Source;

/// Where the statements come from.
final class Paper {
    static final Source RECONSTRUCTED = new Source("deng2023superiority", "reconstructed, place unknown");

    /// What every statement about the networks means by its letters.
    static final String LETTERS = "n = G t tokens of width d = G + 2: token i is sqrt(log n) (a [i "
            + "special], b e_k(i), c)"
            + " with k(i) its group of t tokens; a = a0 in D0, a1 in D1";

    static final String READOUT = "Y: m columns of independent uniform signs, the only randomness; a "
            + "column y fires when "
            + "some output has <c_i, y> >= (c + gamma) sqrt(log n), and F > 0 exactly when a column fires";

    private Paper() {}
}
