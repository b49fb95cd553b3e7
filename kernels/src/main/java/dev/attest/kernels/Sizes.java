package dev.attest.kernels;

/// The sizes of a batch of heads. Query head g reads key head `g / (heads / keyHeads)`, so that several query
/// heads may share the keys and values of one.
///
/// @param queries rows of a head
/// @param keys    keys of a head, n
/// @param d       width of queries and keys
/// @param dv      width of values
public record Sizes(int batch, int heads, int keyHeads, int queries, int keys, int d, int dv) {
    public Sizes {
        positive("batch", batch);
        positive("heads", heads);
        positive("key heads", keyHeads);
        positive("queries", queries);
        positive("keys", keys);
        positive("d", d);
        positive("dv", dv);
        if (heads % keyHeads != 0) {
            throw new IllegalArgumentException(
                    "heads: expected a multiple of the " + keyHeads + " key heads, got " + heads);
        }
    }

    /// As many queries as keys, and a key head for each query head.
    public static Sizes square(int batch, int heads, int n, int d) {
        return new Sizes(batch, heads, heads, n, n, d, d);
    }

    /// The same with another number of keys.
    public Sizes withKeys(int count) {
        return new Sizes(batch, heads, keyHeads, queries, count, d, dv);
    }

    /// The key head that query head `head` reads.
    public int keyHead(int head) {
        return head / (heads / keyHeads);
    }

    /// Numbers in `q`.
    public long queryLength() {
        return (long) batch * heads * queries * d;
    }

    /// Numbers in `k`.
    public long keyLength() {
        return (long) batch * keyHeads * keys * d;
    }

    /// Numbers in `v`.
    public long valueLength() {
        return (long) batch * keyHeads * keys * dv;
    }

    /// Numbers in `out`.
    public long outputLength() {
        return (long) batch * heads * queries * dv;
    }

    private static void positive(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(what + ": expected at least 1, got " + count);
        }
    }
}
