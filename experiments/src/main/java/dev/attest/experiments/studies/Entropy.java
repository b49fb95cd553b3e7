package dev.attest.experiments.studies;

import dev.attest.experiments.study.Rounding;

/// The entropy of probability rows in double precision, and how far rounding can have moved it.
final class Entropy {
    private static final int LOGARITHM_ULPS = 2;

    private Entropy() {}

    /// -sum p log p in nats, with 0 log 0 = 0. NaN where the row has a NaN, or a negative entry: such a row has
    /// no entropy.
    static double of(double[] row) {
        double sum = 0;
        for (double weight : row) {
            if (!(weight >= 0)) {
                return Double.NaN;
            }
            sum -= weight > 0 ? weight * StrictMath.log(weight) : 0;
        }
        return sum;
    }

    /// How far the computed entropy of a row of `n` non-negative entries can lie from that of the exact row,
    /// where each entry took at most `operations` roundings of sums, products and quotients of non-negative
    /// numbers.
    ///
    /// An entry p is then p (1 + e) with abs(e) <= g = gamma(operations) [Higham 2002, lemma 3.1]. To first
    /// order H moves by sum p abs(e) (1 + abs(log p)) <= g (1 + H); the terms of second order are at most g^2
    /// (1 + H), which `2 g` covers. The computed sum adds gamma(n + 1 + ulps of the logarithm) H.
    static double rounding(int n, int operations, double entropy) {
        return 2 * Rounding.gamma(operations) * (1 + entropy) + Rounding.gamma(n + 1 + LOGARITHM_ULPS) * entropy;
    }
}
