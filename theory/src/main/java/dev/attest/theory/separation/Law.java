package dev.attest.theory.separation;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/// The exact law of a setting of self-attention or cross-attention. For each [SignClass] a column fires from
/// some number of +1 among the other groups on (see [Firing]), and that number is binomial: every probability
/// is a sum of tails of binomials over the equally likely classes.
///
/// @param strong     the unit that is to tell the datasets apart
/// @param weak       the unit that is not to
/// @param thresholds for each network and class, from which number of +1 on the class fires
public record Law(
        Setting setting,
        Unit strong,
        Unit weak,
        Map<Network, List<Integer>> thresholds,
        Map<Network, Probability> probabilities,
        Probability bad,
        Probability good)
        implements ColumnLaw {
    /// Softmax against linear attention, the comparison of the paper.
    ///
    /// @throws UndefinedRow if some row divides by 0
    public static Law of(Setting setting) {
        return of(setting, Unit.SOFTMAX, Unit.LINEAR);
    }

    /// @throws UndefinedRow if some row divides by 0
    public static Law of(Setting setting, Unit strong, Unit weak) {
        var thresholds = new EnumMap<Network, List<Integer>>(Network.class);
        for (var network : Network.values()) {
            var firing = new Firing(setting, network.strong() ? strong : weak, network.dataset());
            thresholds.put(
                    network,
                    SignClass.all(setting).stream().map(firing::threshold).toList());
        }
        return counted(setting, strong, weak, thresholds);
    }

    /// What follows from thresholds, whether or not they are right.
    static Law counted(Setting setting, Unit strong, Unit weak, Map<Network, List<Integer>> thresholds) {
        return new Count(setting, thresholds).law(strong, weak);
    }

    private static final class Count {
        private final Setting setting;
        private final Map<Network, List<Integer>> thresholds;
        private final Binomial binomial;
        private final int classes;
        private final int never;

        Count(Setting setting, Map<Network, List<Integer>> thresholds) {
            this.setting = setting;
            this.thresholds = Collections.unmodifiableMap(thresholds);
            this.classes = SignClass.all(setting).size();
            int others = RowKind.others(setting);
            this.never = others + 1;
            var wanted = new TreeSet<>(List.of(never));
            thresholds.values().forEach(wanted::addAll);
            this.binomial = new Binomial(others, wanted);
        }

        Law law(Unit strong, Unit weak) {
            var fires = new EnumMap<Network, Probability>(Network.class);
            for (var network : Network.values()) {
                fires.put(network, sum(number -> threshold(network, number), _ -> never));
            }
            return new Law(
                    setting,
                    strong,
                    weak,
                    thresholds,
                    Collections.unmodifiableMap(fires),
                    sum(this::bad, _ -> never),
                    sum(number -> threshold(Network.STRONG_SECOND, number), this::bad));
        }

        private int bad(int number) {
            return Math.min(
                    threshold(Network.STRONG_FIRST, number),
                    Math.min(threshold(Network.WEAK_FIRST, number), threshold(Network.WEAK_SECOND, number)));
        }

        private int threshold(Network network, int number) {
            List<Integer> all = thresholds.get(network);
            if (all == null || all.size() != classes) {
                throw new IllegalArgumentException("thresholds: expected " + classes + " of " + network);
            }
            return all.get(number);
        }

        /// Of a number of +1 from `low` on and below `high`, over all classes.
        private Probability sum(IntUnaryOperator low, IntUnaryOperator high) {
            BigInteger count = BigInteger.ZERO;
            for (int number = 0; number < classes; number++) {
                count = count.add(binomial.between(low.applyAsInt(number), high.applyAsInt(number)));
            }
            return new Probability(count, setting.width());
        }
    }
}
