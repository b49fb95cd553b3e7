package dev.attest.theory.separation;

/// Whose keys the special query sees.
public enum Pairing {
    /// Self-attention: queries and keys are the same tokens. Cross-attention whose special query is of the
    /// group of the special key has the same rows.
    SELF,
    /// Cross-attention in which the special query and the special key are of different groups.
    CROSS;

    public String text() {
        return this == SELF ? "self-attention" : "cross-attention, special tokens of different groups";
    }
}
