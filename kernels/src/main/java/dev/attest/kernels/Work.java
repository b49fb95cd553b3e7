package dev.attest.kernels;

/// What a kernel has to compute and to move at least, whatever its order: its time is held against this.
///
/// @param multiplyAdds multiplications whose result is added to something
/// @param exponentials of scores and features; any other function that costs as much counts as one
/// @param bytes        that are read or written once
public record Work(long multiplyAdds, long exponentials, long bytes) {
    /// What is computed, and nothing moved.
    public Work(long multiplyAdds, long exponentials) {
        this(multiplyAdds, exponentials, 0);
    }

    /// The same where queries, keys and values are read once and the output is written once.
    public Work over(Sizes sizes) {
        long numbers = sizes.queryLength() + sizes.keyLength() + sizes.valueLength() + sizes.outputLength();
        return new Work(multiplyAdds, exponentials, bytes + Float.BYTES * numbers);
    }

    /// Multiplications and additions, each counted as one.
    public long operations() {
        return 2 * multiplyAdds;
    }

    /// Operations for each byte.
    public double intensity() {
        return (double) operations() / bytes;
    }
}
