package dev.attest.theory.separation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// When a column of the readout fires a network of softmax regression.
final class RegressionFiring {
    private final RegressionSetting setting;
    private final boolean exponential;
    private final boolean spiked;

    /// @throws UndefinedRow if the weights divide by 0
    RegressionFiring(RegressionSetting setting, Network network) {
        this.setting = setting;
        this.exponential = network.strong();
        this.spiked = network.dataset() == Dataset.SECOND;
        boolean flat = setting.lowOdds().equals(BigFraction.ONE)
                && (setting.high() == 0 || setting.highOdds().equals(BigFraction.ONE));
        if (!exponential && !spiked && flat) {
            throw new UndefinedRow("linear on D0: all logits are 0, and so is their sum");
        }
    }

    /// For each number of +1 at the other low logits, from which number of +1 at the high ones on a column
    /// fires; one more than there are where it never does.
    List<Integer> thresholds(int special) {
        var thresholds = new ArrayList<Integer>();
        int from = setting.high() + 1;
        for (int plus = 0; plus < setting.low(); plus++) {
            while (from > 0 && fires(special, plus, from - 1)) {
                from--;
            }
            thresholds.add(from);
        }
        return thresholds;
    }

    /// Whether `<weights, y> >= threshold`.
    ///
    /// @param special the sign at the special logit
    /// @param low     the number of +1 at the other low logits
    /// @param high    the number of +1 at the high logits
    boolean fires(int special, int low, int high) {
        int others = setting.low() - 1;
        BigFraction atSpecial = coefficient(special, 1);
        BigFraction atLow = coefficient(2 * low - others, others);
        BigFraction atHigh = coefficient(2 * high - setting.high(), setting.high());
        return (exponential ? ofOdds(atSpecial, atLow, atHigh) : ofLogits(atSpecial, atLow, atHigh)) >= 0;
    }

    /// `signs - threshold * count`: what a score shared by `count` logits is multiplied by.
    private BigFraction coefficient(int signs, int count) {
        return new BigFraction(signs).subtract(setting.threshold().multiply(count));
    }

    private int ofOdds(BigFraction special, BigFraction low, BigFraction high) {
        BigFraction first = spiked ? setting.spikeOdds() : setting.lowOdds();
        return special.multiply(first)
                .add(low.multiply(setting.lowOdds()))
                .add(high.multiply(setting.highOdds()))
                .getNumerator()
                .signum();
    }

    private int ofLogits(BigFraction special, BigFraction low, BigFraction high) {
        var first = spiked
                ? new LogSum.Term(special.multiply(setting.spike()), new BigFraction(setting.n()))
                : new LogSum.Term(special, setting.lowOdds());
        return LogSum.sign(
                List.of(first, new LogSum.Term(low, setting.lowOdds()), new LogSum.Term(high, setting.highOdds())));
    }
}
