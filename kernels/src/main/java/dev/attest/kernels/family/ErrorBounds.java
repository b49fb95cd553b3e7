package dev.attest.kernels.family;

import dev.attest.kernels.strip.Accuracy;
import dev.attest.theory.formula.Pointwise;

/// How far a kernel in single precision may be from the definition over the reals, from sizes and magnitudes
/// alone: u = 2^-24, `gamma(k) = k u / (1 - k u)` [Higham 2002, lemma 3.1]. Nothing may overflow.
///
/// A kernel's exponentials `exp(s_j - M)` carry the error of their score, a rounding of each difference, whose
/// sum telescopes to `|s_j - M| <= range`, and one of each exponential and product by which they shrank as M
/// grew, at most once in 16 keys.
public final class ErrorBounds {
    private static final double UNIT = 0x1p-24;

    /// Scores further than this below the largest have exponentials below single precision.
    private static final double FARTHEST = 88;

    /// The largest score grows at most once for each tile, and no tile has fewer keys.
    private static final int LEAST_TILE = 16;

    /// No tile has more keys.
    private static final int MOST_LANES = 64;

    /// Roundings of a feature's product with a factor of the row and of sums of segments, beside those of keys.
    private static final int OUTER = 64;

    private ErrorBounds() {}

    /// @throws IllegalArgumentException if `k u` is not below 1
    public static double gamma(double k) {
        if (!(k * UNIT < 1)) {
            throw new IllegalArgumentException("roundings: expected fewer than 2^24, got " + k);
        }
        return k * UNIT / (1 - k * UNIT);
    }

    /// Scores as a kernel computes them.
    ///
    /// @param magnitude at least that of each score
    /// @param error     at least that of each computed score
    public record Scores(double magnitude, double error) {
        /// Scores `factor <q, k>`, the factor being computed with one operation: d + 2 roundings, d of them of
        /// sums no larger than `|q| |k|`.
        ///
        /// @param query the largest norm of a query
        /// @param key   the largest norm of a key
        public static Scores products(int d, double factor, double query, double key) {
            double size = Math.abs(factor) * query * key;
            return new Scores(size, gamma(d + 3.0) * size);
        }

        private double range() {
            return Math.min(2 * magnitude + 2 * error, FARTHEST);
        }

        /// Of the logarithm of an exponential, relative to any other.
        private double ofPowers(int n) {
            double exponentials = 2 * Accuracy.ulps(Pointwise.EXP);
            double raises = Math.ceil((double) n / LEAST_TILE);
            return error + gamma(range() + exponentials + raises * (exponentials + 1));
        }

        /// The relative error of a weight.
        private double ofWeights(int n) {
            return Math.expm1(2 * ofPowers(n) + gamma(2.0 * n + 4));
        }
    }

    /// Of an output of softmax attention `sum_j w_j v_j` over n keys.
    ///
    /// @param value the largest magnitude of a value
    public static double softmax(int n, Scores scores, double value) {
        return value * Math.expm1(2 * scores.ofPowers(n) + gamma(4.0 * n + 6)) + flushed(n) * (1 + value);
    }

    /// Of a weight of magnitude `weight`.
    public static double softmaxWeight(int n, Scores scores, double weight) {
        return scores.ofWeights(n) * weight + flushed(1);
    }

    /// Of `log(sum_j exp(s_j))`.
    public static double logSumExp(int n, Scores scores) {
        double size = scores.magnitude() + Math.log(n);
        return scores.ofPowers(n) + gamma(n + 1.0) + UNIT * size + flushed(n);
    }

    /// Of the entropy: `h_j = -log w_j` is at most `log n + range`, and each summand `w_j h_j` has the error of
    /// the weight and of the logarithm.
    public static double entropy(int n, Scores scores) {
        double largest = Math.log(n) + scores.range();
        double logarithm = scores.error() + UNIT * scores.range() + scores.ofWeights(n);
        return 2 * scores.ofWeights(n) * largest + logarithm + UNIT * largest + flushed(n) * largest;
    }

    /// The sum over the keys of the errors of the weights of an entmax, alpha > 1; `p = 1 / (alpha - 1)`. Each
    /// `r_j = max(x_j - t, 0)` is within eta of its own, since t moves by no more than the scores do; so for p
    /// >= 1 the powers are off by `p eta sum (r_j + eta)^(p - 1) <= p eta n^(1/p) (1 + eta n^(1/p))^(p - 1)` by
    /// the inequalities of Hoelder and Minkowski, and for p < 1 by `n eta^p`. Dividing by their sum doubles
    /// that.
    public static double entmaxWeights(int n, double alpha, Scores scores) {
        double p = 1 / (alpha - 1);
        double ofScores = (alpha - 1) * scores.error() + gamma(4);
        double eta = 2 * ofScores + 2 * UNIT + gamma(MOST_LANES + 2.0) / Math.min(p, 1) + UNIT;
        double root = Math.pow(n, 1 / p);
        double powers = p >= 1 ? p * eta * root * Math.pow(1 + eta * root, p - 1) : n * Math.pow(eta, p);
        double roundings = gamma(4 * Math.log(n) + MOST_LANES + 16);
        double all = powers + roundings;
        return all < 0.5 ? Math.min(2, 2 * all / (1 - all)) : 2;
    }

    /// Of an output of entmax attention over n keys.
    ///
    /// @param value the largest magnitude of a value
    public static double entmax(int n, double alpha, Scores scores, double value) {
        return weighted(n, 1, entmaxWeights(n, alpha, scores), value);
    }

    /// Of `sum_j w_j v_j` where the weights come as they may: a sum of n products.
    ///
    /// @param weights at least `sum_j |w_j|`
    /// @param error   at least `sum_j` of the errors of the weights
    /// @param value   the largest magnitude of a value
    public static double weighted(int n, double weights, double error, double value) {
        return value * (error + gamma(n + 1.0) * (weights + error)) + flushed(n) * (1 + value);
    }

    /// Of an output `sum_f a_f sum_j b_jf v_j` of separable attention over n keys with m features: each goes
    /// through no more than n + m roundings of sums, and the relative error of two features.
    ///
    /// @param feature the largest relative error of a feature
    /// @param weights at least `sum_j sum_f |a_f b_jf|`
    /// @param value   the largest magnitude of a value
    public static double separable(int n, int m, double feature, double weights, double value) {
        return value * weights * ofFeatures(n, m, feature) + flushed(n) * (1 + value);
    }

    /// Of a sum of positive terms, relative.
    private static double ofFeatures(int n, int m, double feature) {
        return Math.expm1(2 * Math.log1p(feature) + Math.log1p(gamma((double) n + m + OUTER)));
    }

    private static double flushed(int n) {
        return n * (double) Accuracy.FLUSHED;
    }
}
