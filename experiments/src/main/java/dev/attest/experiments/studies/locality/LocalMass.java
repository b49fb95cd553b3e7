package dev.attest.experiments.studies.locality;

import java.util.Map;

/// What a map from values to outputs has in the windows of its queries. Means are over the queries that have a
/// row.
///
/// @param signed    the mean sum of the weights in the window; for probability rows their mass
/// @param absolute  the mean sum of their absolute values
/// @param share     the mean of the absolute weight in the window over that of the whole row; for probability
///     rows once more the mass
/// @param least     the least weight anywhere
/// @param undefined queries without a row
record LocalMass(double signed, double absolute, double share, double least, int undefined) {
    static final String SIGNED = "signed";
    static final String ABSOLUTE = "absolute";
    static final String SHARE = "share";
    static final String LEAST = "least";
    static final String UNDEFINED = "undefined";

    /// @param map `[n][n]`, the weight of each value in each output, by rows
    static LocalMass of(double[] map, Windows windows) {
        int n = windows.places();
        double signed = 0;
        double absolute = 0;
        double share = 0;
        double least = Double.POSITIVE_INFINITY;
        int defined = 0;
        for (int query = 0; query < n; query++) {
            var row = Row.of(map, query, windows);
            if (row.isDefined()) {
                defined++;
                signed += row.signed;
                absolute += row.absolute;
                share += row.absolute / row.whole;
                least = Math.min(least, row.least);
            }
        }
        return new LocalMass(signed / defined, absolute / defined, share / defined, least, n - defined);
    }

    Map<String, Double> metrics() {
        return Map.of(SIGNED, signed, ABSOLUTE, absolute, SHARE, share, LEAST, least, UNDEFINED, (double) undefined);
    }

    private record Row(double signed, double absolute, double whole, double least) {
        static Row of(double[] map, int query, Windows windows) {
            double signed = 0;
            double absolute = 0;
            double whole = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int key = 0; key < windows.places(); key++) {
                double weight = map[query * windows.places() + key];
                whole += Math.abs(weight);
                least = Math.min(least, weight);
                if (windows.holds(query, key)) {
                    signed += weight;
                    absolute += Math.abs(weight);
                }
            }
            return new Row(signed, absolute, whole, least);
        }

        /// An undefined weight is not a number, and makes its row's sum none.
        boolean isDefined() {
            return Double.isFinite(whole) && whole > 0;
        }
    }
}
