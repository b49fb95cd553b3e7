package dev.attest.theory.separation;

import org.apache.commons.math3.fraction.BigFraction;

/// Of a network of softmax regression on logits of two values, by counts of signs.
final class RegressionMargin extends ColumnMargin {
    private final RegressionFiring exact;
    private final int low;
    private final int n;
    private final double atSpecial;
    private final double atLow;
    private final double atHigh;
    private final double threshold;
    private final double rounding;

    /// @throws UndefinedRow if the weights divide by 0
    RegressionMargin(RegressionSetting setting, Network network) {
        exact = new RegressionFiring(setting, network);
        low = setting.low();
        n = setting.n();
        threshold = setting.threshold().doubleValue();
        boolean spiked = network.dataset() == Dataset.SECOND;
        double logLow = log(setting.lowOdds());
        double logHigh = log(setting.highOdds());
        double logSpecial = spiked ? setting.spike() * StrictMath.log(n) : logLow;
        double greatest = Math.max(logSpecial, logHigh);
        double special = network.strong() ? StrictMath.exp(logSpecial - greatest) : logSpecial;
        double lowScore = network.strong() ? StrictMath.exp(logLow - greatest) : logLow;
        double highScore = network.strong() ? StrictMath.exp(logHigh - greatest) : logHigh;
        double total = special + (low - 1) * lowScore + (n - low) * highScore;
        atSpecial = special / total;
        atLow = lowScore / total;
        atHigh = highScore / total;
        rounding = rounding(1 + threshold, network.strong() ? greatest : 1);
    }

    @Override
    double margin(long[] column) {
        int lowPlus = SignBits.count(column, 1, low);
        int highPlus = SignBits.count(column, low, n);
        return atSpecial * SignBits.sign(column, 0)
                + atLow * (2 * lowPlus - (low - 1))
                + atHigh * (2 * highPlus - (n - low))
                - threshold;
    }

    @Override
    double rounding() {
        return rounding;
    }

    @Override
    boolean firesExactly(long[] column) {
        return exact.fires(SignBits.sign(column, 0), SignBits.count(column, 1, low), SignBits.count(column, low, n));
    }

    /// `log odds`, precise also where the odds are next to 1.
    private static double log(BigFraction odds) {
        return StrictMath.log1p(odds.subtract(BigFraction.ONE).doubleValue());
    }
}
