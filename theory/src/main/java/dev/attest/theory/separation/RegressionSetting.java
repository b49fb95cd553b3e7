package dev.attest.theory.separation;

import dev.attest.theory.scalar.ExactText;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// Softmax regression on logits of two values: `low` of the n logits are `log lowOdds`, the others
/// `log highOdds`. In the second dataset the first of the low ones is `spike * log n` instead. A weight is
/// the exponential of a logit, or the logit itself, over the sum of them; a column y of the readout is a
/// uniformly random sign vector of length n, and fires when `<weights, y> >= threshold`.
///
/// [deng2023superiority, softmax regression: logits in [0, log 1.4], spike 4 log n; two values make the law
/// exact]
///
/// @param n         logits, at least 2
/// @param low       how many are low, at least 1 and at most n
/// @param lowOdds   >= 1
/// @param highOdds  >= `lowOdds`
/// @param spike     a whole number >= 1
/// @param threshold above 0
public record RegressionSetting(
        int n, int low, BigFraction lowOdds, BigFraction highOdds, int spike, BigFraction threshold) {
    /// @throws IllegalArgumentException with a sentence if it is not as described
    public RegressionSetting {
        if (n < 2 || low < 1 || low > n) {
            throw new IllegalArgumentException(
                    "logits: expected n >= 2 and 1 <= low <= n, got n = " + n + " and low = " + low);
        }
        if (lowOdds.compareTo(BigFraction.ONE) < 0 || highOdds.compareTo(lowOdds) < 0) {
            throw new IllegalArgumentException("odds: expected 1 <= low <= high, got " + ExactText.text(lowOdds)
                    + " and " + ExactText.text(highOdds));
        }
        if (spike < 1) {
            throw new IllegalArgumentException("spike: expected at least 1, got " + spike);
        }
        if (threshold.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException("threshold: expected more than 0, got " + ExactText.text(threshold));
        }
    }

    int high() {
        return n - low;
    }

    /// `n^spike`, the exponential of the spike.
    BigFraction spikeOdds() {
        return new BigFraction(BigInteger.valueOf(n).pow(spike));
    }
}
