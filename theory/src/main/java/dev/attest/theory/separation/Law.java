package dev.attest.theory.separation;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/// The exact law of a setting. One column y of the readout fires a network on a dataset, or not; a readout of m
/// independent columns fires when one of them does. So everything that m columns do is known from six
/// probabilities of one.
///
/// For each [SignClass] a column fires from some number of +1 among the other groups on (see [Firing]), and that
/// number is binomial: every probability is a sum of tails of binomials over the equally likely classes.
///
/// @param setting    what it is about
/// @param strong     the unit that is to tell the datasets apart
/// @param weak       the unit that is not to
/// @param thresholds for each network and class, from which number of +1 on the class fires
/// @param bad        that a column fires a network that is to stay silent: `strong` on the first dataset, or `weak`
///     on either
/// @param good       that a column fires `strong` on the second dataset and is not bad
public record Law(
        Setting setting,
        Unit strong,
        Unit weak,
        SequencedMap<Network, List<Integer>> thresholds,
        Map<Network, Probability> fires,
        Probability bad,
        Probability good) {
    /// One of the four networks of the comparison.
    public enum Network {
        STRONG_FIRST(Dataset.FIRST),
        STRONG_SECOND(Dataset.SECOND),
        WEAK_FIRST(Dataset.FIRST),
        WEAK_SECOND(Dataset.SECOND);

        private final Dataset dataset;

        Network(Dataset dataset) {
            this.dataset = dataset;
        }

        public Dataset dataset() {
            return dataset;
        }

        Unit unit(Unit strong, Unit weak) {
            return this == STRONG_FIRST || this == STRONG_SECOND ? strong : weak;
        }
    }

    /// Softmax against linear attention, the comparison of the paper.
    ///
    /// @throws UndefinedRow if some row divides by 0
    public static Law of(Setting setting) {
        return of(setting, Unit.SOFTMAX, Unit.LINEAR);
    }

    /// @throws UndefinedRow if some row divides by 0
    public static Law of(Setting setting, Unit strong, Unit weak) {
        var thresholds = new LinkedHashMap<Network, List<Integer>>();
        for (var network : Network.values()) {
            var firing = new Firing(setting, network.unit(strong, weak), network.dataset());
            thresholds.put(
                    network,
                    SignClass.all(setting).stream().map(firing::threshold).toList());
        }
        return counted(setting, strong, weak, thresholds);
    }

    /// The law that follows from thresholds, whether or not they are right.
    static Law counted(
            Setting setting, Unit strong, Unit weak, SequencedMap<Network, List<Integer>> thresholds) {
        return new Count(setting, thresholds).law(strong, weak);
    }

    /// That m columns do what the theorem says: `strong` fires on the second dataset, and nothing else fires.
    /// Every column must not be bad, and one must be good: `(1 - bad)^m - (1 - bad - good)^m`.
    public Probability success(int columns) {
        Probability quiet = bad.complement();
        return quiet.power(columns).minus(quiet.minus(good).power(columns));
    }

    /// That some of m columns fires a network: `1 - (1 - p)^m`.
    public Probability fires(Network network, int columns) {
        return probability(network).complement().power(columns).complement();
    }

    /// That one column fires a network.
    public Probability probability(Network network) {
        Probability probability = fires.get(network);
        if (probability == null) {
            throw new IllegalStateException("law: expected a probability of " + network);
        }
        return probability;
    }

    private static final class Count {
        private final Setting setting;
        private final SequencedMap<Network, List<Integer>> thresholds;
        private final Binomial binomial;
        private final int classes;
        private final int never;

        Count(Setting setting, SequencedMap<Network, List<Integer>> thresholds) {
            this.setting = setting;
            this.thresholds = thresholds;
            int others = RowKind.others(setting);
            this.never = others + 1;
            var wanted = new TreeSet<>(List.of(never));
            thresholds.values().forEach(wanted::addAll);
            this.binomial = new Binomial(others, wanted);
            this.classes = SignClass.all(setting).size();
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
                    fires,
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
