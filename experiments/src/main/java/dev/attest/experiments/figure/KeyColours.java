package dev.attest.experiments.figure;

/// Keys in warm colours and queries in cold ones, from dark to light and from light to dark; each also bears
/// its name.
final class KeyColours {
    private static final String[] KEYS = {"#c2410c", "#e8740c", "#eda12f", "#ecc765"};
    private static final String[] QUERIES = {"#93a5f2", "#7186e4", "#5266cf", "#4150b5"};

    /// Of what shares a row.
    static final String SHARED = "#009e73";

    /// Where there is no row.
    static final String NO_ROW = "#8a8a8a";

    private KeyColours() {}

    static String key(int index) {
        return KEYS[index % KEYS.length];
    }

    static String query(int index) {
        return QUERIES[index % QUERIES.length];
    }
}
