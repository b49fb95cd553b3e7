package dev.attest.experiments.studies.confusion;

import dev.attest.kernels.reference.Context;
import dev.attest.kernels.reference.ReferenceAttention;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// Confused pairs of one image in double precision: over thresholds, over units of distance, and over the
/// length of the queries.
final class CountedRows {
    /// The threshold of the paper.
    static final String PUBLISHED = "1e-3";

    static final List<String> THRESHOLDS =
            List.of("1e-6", "3e-6", "1e-5", "3e-5", "1e-4", "3e-4", PUBLISHED, "3e-3", "1e-2", "3e-2", "1e-1");

    /// The binary logarithms of the factors of the queries.
    static final List<Integer> LENGTHS =
            IntStream.rangeClosed(-7, 3).mapToObj(step -> 2 * step).toList();

    static final String DISTINCT = "distinct";
    static final String UNDEFINED = "undefined";
    static final String ALL = "confused of all";

    private final Projected projected;
    private final Context rows;

    CountedRows(ConfusedMechanism confused, Projected projected) {
        this.projected = projected;
        var keys = projected.keys();
        var flat = Arrays.stream(keys).flatMapToDouble(Arrays::stream).toArray();
        rows = ReferenceAttention.of(confused.mechanism(), keys[0].length, Map.of())
                .keys(flat, keys.length);
    }

    static String confused(Scaling scaling, String threshold) {
        return "confused " + scaling.id() + " " + threshold;
    }

    static String confused(int length) {
        return "confused at 2^" + length;
    }

    static String undefined(int length) {
        return "undefined at 2^" + length;
    }

    void addTo(SortedMap<String, Double> metrics) {
        var counts = counts(0);
        metrics.put(DISTINCT, (double) counts.distinct());
        metrics.put(UNDEFINED, (double) counts.undefined());
        metrics.put(ALL, (double) counts.withinOfAll(Double.parseDouble(PUBLISHED)));
        for (var scaling : Scaling.values()) {
            double unit = scaling.unit(rows.keyCount(), counts);
            for (var threshold : THRESHOLDS) {
                metrics.put(confused(scaling, threshold), (double) counts.within(unit * Double.parseDouble(threshold)));
            }
        }
        for (int length : LENGTHS) {
            var there = counts(length);
            metrics.put(confused(length), (double) there.within(Double.parseDouble(PUBLISHED)));
            metrics.put(undefined(length), (double) there.undefined());
        }
    }

    /// With every query multiplied by `2^length`, which is exact.
    private PairCounts counts(int length) {
        var queries = Arrays.stream(projected.queries())
                .map(query -> Arrays.stream(query)
                        .map(entry -> Math.scalb(entry, length))
                        .toArray())
                .toArray(double[][]::new);
        var found = new double[queries.length][rows.keyCount()];
        for (int query = 0; query < queries.length; query++) {
            rows.row(queries[query], rows.keyCount() - 1, found[query]);
        }
        return new PairCounts(queries, found);
    }
}
