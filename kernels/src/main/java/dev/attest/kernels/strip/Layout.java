package dev.attest.kernels.strip;

/// What a value depends on, and so where it is kept.
public enum Layout {
    /// The same for all tokens: entries, a given step apart.
    UNIFORM,
    /// A value for each token in the lanes: a panel `[entries][lanes]`.
    LANES,
    /// A value for each key of a chunk, the lanes being queries.
    KEYS,
    /// A value for each key of a chunk and each query in the lanes: a panel `[keys][lanes]`.
    PAIRS;

    /// What depends on both.
    public Layout and(Layout other) {
        if (this == other || other == UNIFORM) {
            return this;
        }
        return this == UNIFORM ? other : PAIRS;
    }
}
