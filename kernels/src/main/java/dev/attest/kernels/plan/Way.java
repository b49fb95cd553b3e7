package dev.attest.kernels.plan;

/// The families, and the double reading: what each makes use of and what it costs, as a plan tells it.
public enum Way {
    ONLINE_SOFTMAX(
            "online softmax",
            "softmax(s) = softmax(s - M): one pass over the keys keeps the largest score and two "
                    + "sums relative to it",
            "time n_q n (d + dv), memory for a tile of scores"),
    ENTMAX(
            "entmax",
            "max((alpha - 1) s - t, 0)^(1 / (alpha - 1)): scores of a few rows are kept, and t is where the row "
                    + "sums to 1, found by Newton's method within a bracket",
            "time n_q n (d + dv) and a pass over the scores for each step, memory for the scores of W rows"),
    SEPARABLE(
            "separable",
            "sum_j <a_i, b_j> v_j = <a_i, sum_j b_j v_j>: the keys become one state of m "
                    + "features, prefixes of it where causal",
            "time (n_q + n) m (dv + 1), memory (dv + 1) m for each segment of 4 m keys, at least 512"),
    QUADRATIC(
            "quadratic",
            "every pair of query and key in tiles; a pass over the keys for each stage of "
                    + "reductions, one for the values",
            "time n_q n (d + dv) for each pass, memory for a tile of pairs"),
    DECAY(
            "decay",
            "S_j = S_(j-1) decay + v z^T in chunks of tokens: products between the tokens of a chunk, and a state "
                    + "between chunks",
            "time n (2 d + W) dv for chunks of W tokens, memory a chunk and the states"),
    DELTA(
            "delta",
            "S_j = S_(j-1) (decay - y z^T) + v z^T in chunks of tokens: what a chunk erases solves a triangular "
                    + "system, the rest is products of matrices",
            "time n (3 d + W) dv for chunks of W tokens, memory a chunk and the states"),
    RECURRENT(
            "recurrent",
            "S_j = update(S_(j-1), token j), token by token: the lanes are channels, each with its own part of the "
                    + "states",
            "time n times the update of dv channels, memory n dv and the states"),
    REFERENCE(
            "reference",
            "the double reading of the definition, rounded once",
            "time n_q n times the cost of the definition, in plain Java; memory of a head in doubles");

    private final String title;
    private final String identity;
    private final String cost;

    Way(String title, String identity, String cost) {
        this.title = title;
        this.identity = identity;
        this.cost = cost;
    }

    public String title() {
        return title;
    }

    public String identity() {
        return identity;
    }

    public String cost() {
        return cost;
    }
}
