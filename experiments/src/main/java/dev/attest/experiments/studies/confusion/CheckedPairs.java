package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.confusion.EnclosedPairs.Pair;
import dev.attest.experiments.studies.confusion.EnclosedPairs.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Every pair of queries of one image that differ, with enclosed rows: against the moduli where there are some,
/// and exact collisions of linear attention. Pairs are unordered here.
final class CheckedPairs {
    static final String PAIRS = "pairs";
    static final String OUTSIDE = "outside the moduli";
    static final String OPEN = "open against the moduli";
    static final String SAME = "same features";
    static final String SAME_APART = "same features, rows apart";
    static final String COLLINEAR = "collinear";
    static final String COLLINEAR_APART = "collinear, rows apart";
    static final String LEAST_MODULUS = "modulus least";
    static final String GREATEST_MODULUS = "modulus greatest";
    static final String RATIO = "ratio";
    /// Numbers that the ratio is compared with, from small to large.
    static final List<String> RATIOS = List.of(
            "1e-6", "3e-6", "1e-5", "3e-5", "1e-4", "3e-4", "1e-3", "3e-3", "1e-2", "3e-2", "1e-1", "3e-1", "1", "3",
            "10");

    static final String OVER_LOWER = "over lower";
    static final String OVER_UPPER = "over upper";

    private static final double CELLS_A_UNIT = 1 / Projected.GRID;

    private final ConfusedMechanism confused;
    private final EnclosedPairs enclosed;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Pair> collinear = new ArrayList<>();

    CheckedPairs(ConfusedMechanism confused, EnclosedPairs enclosed, List<Seen> seen) {
        this.confused = confused;
        this.enclosed = enclosed;
        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                add(seen.get(i), seen.get(j));
            }
        }
    }

    private void add(Seen p, Seen q) {
        enclosed.pair(p, q).ifPresent(pair -> {
            pairs.add(pair);
            if (confused.kernel().staysOnGrid() && areCollinear(cells(p), cells(q))) {
                collinear.add(pair);
            }
        });
    }

    private static long[] cells(Seen seen) {
        return seen.features().stream()
                .mapToLong(feature -> (long) (feature.middle() * CELLS_A_UNIT))
                .toArray();
    }

    /// Whether all minors of two vectors other than 0 vanish.
    static boolean areCollinear(long[] left, long[] right) {
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < row; column++) {
                if (Math.multiplyExact(left[row], right[column]) != Math.multiplyExact(left[column], right[row])) {
                    return false;
                }
            }
        }
        return Arrays.stream(left).anyMatch(entry -> entry != 0)
                && Arrays.stream(right).anyMatch(entry -> entry != 0);
    }

    /// Pairs whose ratio is below a number.
    static String below(String ratio) {
        return "ratio below " + ratio;
    }

    static String least(String what) {
        return what + ", least";
    }

    static String median(String what) {
        return what + ", median";
    }

    static String greatest(String what) {
        return what + ", greatest";
    }

    void addTo(SortedMap<String, Double> metrics) {
        metrics.put(PAIRS, (double) pairs.size());
        metrics.put(SAME, count(pairs, Pair::same));
        metrics.put(SAME_APART, count(pairs, pair -> pair.same() && !pair.mayBeTogether()));
        metrics.put(COLLINEAR, (double) collinear.size());
        metrics.put(COLLINEAR_APART, count(collinear, pair -> !pair.mayBeTogether()));
        spread(metrics, RATIO, pairs, CheckedPairs::ratio);
        for (var ratio : RATIOS) {
            double number = Double.parseDouble(ratio);
            metrics.put(below(ratio), count(pairs, pair -> ratio(pair) < number));
        }
        enclosed.moduli().ifPresent(moduli -> addModuli(metrics, moduli));
    }

    /// |w(p) - w(q)| / |p - q|, in double precision.
    private static double ratio(Pair pair) {
        return pair.rows().middle() / pair.queries();
    }

    /// Pairs of equal features have rows that are equal, and no ratio.
    private void addModuli(SortedMap<String, Double> metrics, Moduli moduli) {
        var bounded = pairs.stream().filter(pair -> !pair.same()).toList();
        metrics.put(OUTSIDE, count(bounded, Pair::isOutside));
        metrics.put(OPEN, count(bounded, pair -> !pair.isOutside() && !pair.isInside()));
        metrics.put(LEAST_MODULUS, moduli.least());
        metrics.put(GREATEST_MODULUS, moduli.greatest());
        spread(
                metrics,
                OVER_LOWER,
                moduli.least() > 0 ? bounded : List.of(),
                pair -> pair.rows().middle()
                        / pair.bounds().orElseThrow().lower().middle());
        spread(
                metrics,
                OVER_UPPER,
                bounded,
                pair -> pair.rows().middle()
                        / pair.bounds().orElseThrow().upper().middle());
    }

    private static double count(List<Pair> pairs, Predicate<Pair> condition) {
        return pairs.stream().filter(condition).count();
    }

    /// The least, the middle and the greatest of some numbers; not a number where there are none.
    private static void spread(
            SortedMap<String, Double> metrics, String what, List<Pair> pairs, ToDoubleFunction<Pair> number) {
        var sorted = pairs.stream().mapToDouble(number).sorted().toArray();
        metrics.put(least(what), at(sorted, 0));
        metrics.put(median(what), at(sorted, sorted.length / 2));
        metrics.put(greatest(what), at(sorted, sorted.length - 1));
    }

    private static double at(double[] sorted, int place) {
        return sorted.length == 0 ? Double.NaN : sorted[place];
    }
}
