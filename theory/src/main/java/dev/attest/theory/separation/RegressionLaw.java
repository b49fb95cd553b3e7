package dev.attest.theory.separation;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The exact law of softmax regression on logits of two values. What a column does is known from its sign at
/// the special logit and its numbers of +1 at the other low and at the high logits, two independent binomials;
/// given the sign and the first number it fires from some second number on, which falls as the first number
/// grows.
///
/// @param thresholds for each network: for the sign -1 and then +1, for each number of +1 at the other low
///     logits, from which number of +1 at the high ones on the column fires
public record RegressionLaw(
        RegressionSetting setting,
        Map<Network, List<List<Integer>>> thresholds,
        Map<Network, Probability> probabilities,
        Probability bad,
        Probability good)
        implements ColumnLaw {
    /// @throws UndefinedRow if all logits of the first dataset are 0, whose sum divides
    public static RegressionLaw of(RegressionSetting setting) {
        var thresholds = new EnumMap<Network, List<List<Integer>>>(Network.class);
        for (var network : Network.values()) {
            var firing = new RegressionFiring(setting, network);
            thresholds.put(network, List.of(firing.thresholds(-1), firing.thresholds(1)));
        }
        return counted(setting, thresholds);
    }

    /// What follows from thresholds, whether or not they are right.
    static RegressionLaw counted(RegressionSetting setting, Map<Network, List<List<Integer>>> thresholds) {
        return new Count(setting, thresholds).law();
    }

    private static final class Count {
        /// From which number of +1 on, at a sign (0 or 1) and a number of +1 at the other low logits.
        private interface From {
            int at(int sign, int plus);
        }

        private final RegressionSetting setting;
        private final Map<Network, List<List<Integer>>> thresholds;
        private final BigInteger[] low;
        private final BigInteger[] highFrom;
        private final int never;

        Count(RegressionSetting setting, Map<Network, List<List<Integer>>> thresholds) {
            this.setting = setting;
            this.thresholds = Collections.unmodifiableMap(thresholds);
            this.never = setting.high() + 1;
            this.low = choices(setting.low() - 1);
            this.highFrom = new BigInteger[never + 1];
            var high = choices(setting.high());
            highFrom[never] = BigInteger.ZERO;
            for (int count = setting.high(); count >= 0; count--) {
                highFrom[count] = highFrom[count + 1].add(high[count]);
            }
        }

        RegressionLaw law() {
            var fires = new EnumMap<Network, Probability>(Network.class);
            for (var network : Network.values()) {
                fires.put(network, sum((sign, plus) -> threshold(network, sign, plus), (_, _) -> never));
            }
            return new RegressionLaw(
                    setting,
                    thresholds,
                    Collections.unmodifiableMap(fires),
                    sum(this::bad, (_, _) -> never),
                    sum((sign, plus) -> threshold(Network.STRONG_SECOND, sign, plus), this::bad));
        }

        private int bad(int sign, int plus) {
            return Math.min(
                    threshold(Network.STRONG_FIRST, sign, plus),
                    Math.min(threshold(Network.WEAK_FIRST, sign, plus), threshold(Network.WEAK_SECOND, sign, plus)));
        }

        private int threshold(Network network, int sign, int plus) {
            List<List<Integer>> all = thresholds.get(network);
            if (all == null || all.size() != 2 || all.get(sign).size() != low.length) {
                throw new IllegalArgumentException("thresholds: expected 2 times " + low.length + " of " + network);
            }
            return all.get(sign).get(plus);
        }

        private Probability sum(From from, From to) {
            BigInteger count = BigInteger.ZERO;
            for (int sign = 0; sign < 2; sign++) {
                for (int plus = 0; plus < low.length; plus++) {
                    int first = from.at(sign, plus);
                    int last = to.at(sign, plus);
                    if (first < last) {
                        count = count.add(low[plus].multiply(highFrom[first].subtract(highFrom[last])));
                    }
                }
            }
            return new Probability(count, setting.n());
        }

        private static BigInteger[] choices(int size) {
            var choices = new BigInteger[size + 1];
            choices[0] = BigInteger.ONE;
            for (int count = 1; count <= size; count++) {
                choices[count] = choices[count - 1]
                        .multiply(BigInteger.valueOf(size - count + 1L))
                        .divide(BigInteger.valueOf(count));
            }
            return choices;
        }
    }
}
