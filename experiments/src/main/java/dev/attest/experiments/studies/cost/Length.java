package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.models.cost.CountingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Products of attention over n tokens in one head of width d, for softmax and for InLine attention; h heads
/// cost h times as much.
///
/// @param n tokens, all with a place on the grid
record Length(int d, int n) {
    static final String SOFTMAX = "softmax";
    static final String INLINE = "inline";
    /// Widths of a head of the published networks, and around them.
    static final List<Integer> WIDTHS = List.of(8, 16, 24, 32, 64, 128);
    private static final String KIND = "kind";
    private static final String FIRST = "first-cheaper";
    private static final String LAST = "last-not-cheaper";

    long softmax() {
        return CountingRule.softmaxProducts(n, n, d);
    }

    /// With the making of the residual's kernels.
    long inline() {
        return CountingRule.inlineProducts(n, n, d, d)
                + CountingRule.residualKernels(d, 1).multiplyAdds();
    }

    boolean isCheaper() {
        return inline() < softmax();
    }

    Trial trial() {
        return Trial.of(Map.of(KIND, "length"), Map.of("d", d, "n", n));
    }

    SortedMap<String, Double> metrics() {
        return new TreeMap<>(Map.of(SOFTMAX, (double) softmax(), INLINE, (double) inline()));
    }

    /// Where InLine attention becomes the cheaper one.
    ///
    /// @param first         the shortest length at which it is
    /// @param lastNotCheaper the longest length, of all that were tried, at which it is not
    record Crossover(int d, int first, int lastNotCheaper) {
        static Trial trial(int d) {
            return Trial.of(Map.of(KIND, "crossover"), Map.of("d", d));
        }

        /// Every length is tried.
        static Crossover upTo(int longest, int d) {
            int first = IntStream.rangeClosed(1, longest)
                    .filter(n -> new Length(d, n).isCheaper())
                    .findFirst()
                    .orElse(longest + 1);
            int last = IntStream.rangeClosed(1, longest)
                    .filter(n -> !new Length(d, n).isCheaper())
                    .max()
                    .orElse(0);
            return new Crossover(d, first, last);
        }

        /// Of the widths whose trials there are.
        static List<Crossover> all(Results results) {
            return WIDTHS.stream().flatMap(d -> of(results, d).stream()).toList();
        }

        static Optional<Crossover> of(Results results, int d) {
            return results.row(trial(d)).map(row -> new Crossover(d, (int) row.metric(FIRST), (int) row.metric(LAST)));
        }

        SortedMap<String, Double> metrics() {
            return new TreeMap<>(Map.of(FIRST, (double) first, LAST, (double) lastNotCheaper));
        }
    }
}
