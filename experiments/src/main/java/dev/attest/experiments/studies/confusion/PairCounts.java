package dev.attest.experiments.studies.confusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Pairs of queries and how far apart their rows are, in double precision. Counts are of ordered pairs (i, j)
/// with i and j different. A pair with an undefined row is not counted.
final class PairCounts {
    private static final double SHARE_OF_MEAN_NORM = .1;
    private static final int ORDERS = 2;

    private final List<Pair> pairs = new ArrayList<>();
    private final int undefined;

    /// @param distinct whether the queries lie at least a tenth of the mean norm of all queries apart, and
    ///     apart
    private record Pair(double distance, boolean distinct) {}

    /// @param queries `[n][d]`
    /// @param rows    `[n][keys]`; not a number where undefined
    PairCounts(double[][] queries, double[][] rows) {
        double mean = 0;
        for (var query : queries) {
            mean += distance(query, new double[query.length]) / queries.length;
        }
        int without = 0;
        var defined = new boolean[rows.length];
        for (int i = 0; i < queries.length; i++) {
            defined[i] = Arrays.stream(rows[i]).allMatch(Double::isFinite);
            without += defined[i] ? 0 : 1;
            for (int j = 0; j < i; j++) {
                if (defined[i] && defined[j]) {
                    double apart = distance(queries[i], queries[j]);
                    boolean distinct = apart > 0 && apart >= SHARE_OF_MEAN_NORM * mean;
                    pairs.add(new Pair(distance(rows[i], rows[j]), distinct));
                }
            }
        }
        undefined = without;
    }

    /// Queries without a row.
    int undefined() {
        return undefined;
    }

    /// Pairs of distinct queries.
    int distinct() {
        return count(Pair::distinct);
    }

    /// Pairs of distinct queries whose rows are less than `threshold` apart.
    int within(double threshold) {
        return count(pair -> pair.distinct && pair.distance < threshold);
    }

    /// The same of all pairs, those of equal queries among them.
    int withinOfAll(double threshold) {
        return count(pair -> pair.distance < threshold);
    }

    /// The root of the mean square of the distances of rows over the pairs of distinct queries; 0 for none.
    double spread() {
        double squares = 0;
        for (var pair : pairs) {
            squares += pair.distinct ? pair.distance * pair.distance : 0;
        }
        return squares == 0 ? 0 : StrictMath.sqrt(ORDERS * squares / distinct());
    }

    private int count(Predicate<Pair> condition) {
        return ORDERS * (int) pairs.stream().filter(condition).count();
    }

    static double distance(double[] left, double[] right) {
        double squares = 0;
        for (int entry = 0; entry < left.length; entry++) {
            squares += (left[entry] - right[entry]) * (left[entry] - right[entry]);
        }
        return StrictMath.sqrt(squares);
    }
}
