package dev.attest.kernels.reference;

/// Means of queries: of all, or of those up to each position. Sums run from the first query to the last.
final class MeanQueries {
    private MeanQueries() {}

    /// `[d]`, or `[count][d]` if each row has its own.
    static double[] of(double[] queries, int count, int d, boolean upToEach) {
        var means = new double[upToEach ? count * d : d];
        var total = new double[d];
        for (int row = 0; row < count; row++) {
            for (int entry = 0; entry < d; entry++) {
                total[entry] += queries[row * d + entry];
            }
            if (upToEach) {
                write(total, row + 1, means, row * d);
            }
        }
        if (!upToEach) {
            write(total, count, means, 0);
        }
        return means;
    }

    private static void write(double[] total, int count, double[] means, int to) {
        for (int entry = 0; entry < total.length; entry++) {
            means[to + entry] = total[entry] / count;
        }
    }
}
