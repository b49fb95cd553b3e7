package dev.attest.kernels.strip;

/// Which roots of the two sides a machine has been handed.
final class Handed {
    private final boolean[] queries;
    private final boolean[] keys;

    Handed(int queries, int keys) {
        this.queries = new boolean[queries];
        this.keys = new boolean[keys];
    }

    void query(int root) {
        queries[root] = true;
    }

    void key(int root) {
        keys[root] = true;
    }

    void check() {
        check("query", queries);
        check("key", keys);
    }

    private static void check(String side, boolean[] roots) {
        for (int root = 0; root < roots.length; root++) {
            if (!roots[root]) {
                throw new IllegalStateException(
                        "root " + root + " of the " + side + " side: expected to be handed in before a run");
            }
        }
    }
}
