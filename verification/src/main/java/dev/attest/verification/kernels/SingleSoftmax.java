package dev.attest.verification.kernels;

import dev.attest.kernels.strip.Accuracy;
import dev.attest.theory.formula.Pointwise;

/// `exp(s_j - M) / sum exp(s - M)`, for any number M near the largest score, which may grow on the way: an
/// error of M itself cancels, and what remains is the rounding of the differences.
///
/// @param relative bound on the relative error of each exponential, beside that of its score
record SingleSoftmax(
        double largest, double total, double totalError, double relative, boolean open, boolean notFinite) {
    /// The narrowest tile after which M may grow.
    private static final int TILE = 16;

    static SingleSoftmax of(Singles scores, int keys) {
        double largest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        boolean open = false;
        boolean notFinite = false;
        for (int key = 0; key < keys; key++) {
            var score = scores.at(key, 0);
            open |= score.isOpen();
            notFinite |= !score.isOpen() && (Double.isNaN(score.value()) || score.value() == Double.POSITIVE_INFINITY);
            largest = Math.max(largest, score.value());
            least = Math.min(least, Double.isInfinite(score.value()) ? least : score.value());
        }
        double growths = (keys + TILE - 1.0) / TILE;
        double own = 2 * Accuracy.ulps(Pointwise.EXP) * Single.UNIT;
        double relative = growths * (own + 2 * Single.UNIT) + 2 * Single.UNIT * Math.max(0, largest - least);
        return summed(scores, keys, largest, relative + own, open, notFinite || largest == Double.NEGATIVE_INFINITY);
    }

    private static SingleSoftmax summed(
            Singles scores, int keys, double largest, double relative, boolean open, boolean notFinite) {
        double total = 0;
        double error = 0;
        for (int key = 0; key < keys; key++) {
            double power = Math.exp(scores.at(key, 0).value() - largest);
            total += power;
            error += power * Math.expm1(scores.at(key, 0).error() + relative) + Float.MIN_NORMAL;
        }
        return new SingleSoftmax(
                largest, total, error + keys * Single.UNIT * (total + error), relative, open, notFinite);
    }

    Single at(Single score) {
        if (notFinite) {
            return Single.exact(Double.NaN);
        }
        if (open || score.isOpen()) {
            return Single.unknown(Math.exp(score.value() - largest) / total);
        }
        double power = Math.exp(score.value() - largest);
        double error = power * Math.expm1(score.error() + relative) + (power == 0 ? 0 : Float.MIN_NORMAL);
        return new Single(power, power, error).over(new Single(total, total, totalError));
    }
}
