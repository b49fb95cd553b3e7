package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.confusion.ConfusedMechanism.Family;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/// What was counted, what the paper's order became of it, and how rows compare with their bounds.
final class ConfusionTables {
    /// So many occurrences nearly every image has under linear attention, as reported.
    static final int PUBLISHED_OCCURRENCES = 25;

    private static final int PLACES = 1;
    private static final int RATIO_PLACES = 4;

    private final Means means;

    ConfusionTables(Means means) {
        this.means = means;
    }

    List<Table> all() {
        return List.of(published(), sweep(), order(), ratios(), moved());
    }

    private Table published() {
        var columns = new ArrayList<>(List.of("mechanism", "pairs of distinct queries"));
        for (var scaling : Scaling.values()) {
            columns.add(scaling.title());
        }
        columns.addAll(List.of(
                "of all pairs, equal queries too",
                "images with more than " + PUBLISHED_OCCURRENCES + ", %",
                "queries without a row"));
        return table(
                "Ordered pairs of distinct queries with rows closer than 0.001, means over images, for each unit of distance.",
                columns,
                (mechanism, projection) -> {
                    var row = new ArrayList<String>();
                    row.add(mean(CountedRows.DISTINCT, mechanism, projection));
                    for (var scaling : Scaling.values()) {
                        row.add(mean(CountedRows.confused(scaling, CountedRows.PUBLISHED), mechanism, projection));
                    }
                    row.add(mean(CountedRows.ALL, mechanism, projection));
                    row.add(Numbers.percent(shareOfImages(mechanism, projection)));
                    row.add(mean(CountedRows.UNDEFINED, mechanism, projection));
                    return row;
                });
    }

    private double shareOfImages(ConfusedMechanism mechanism, Projection projection) {
        var counts = means.sample(CountedRows.confused(Scaling.PLAIN, CountedRows.PUBLISHED), mechanism, projection);
        return Arrays.stream(counts.values())
                .map(count -> count > PUBLISHED_OCCURRENCES ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private Table sweep() {
        var columns = new ArrayList<>(List.of("mechanism"));
        columns.addAll(CountedRows.THRESHOLDS);
        return table(
                "The same against the threshold, distances as they are.",
                columns,
                (mechanism, projection) -> CountedRows.THRESHOLDS.stream()
                        .map(threshold -> mean(CountedRows.confused(Scaling.PLAIN, threshold), mechanism, projection))
                        .toList());
    }

    /// For which kernels the order is the paper's, at every threshold and in every unit.
    private Table order() {
        var columns = new ArrayList<>(List.of("threshold"));
        for (var scaling : Scaling.values()) {
            columns.add(scaling.title());
        }
        var rows = new ArrayList<List<String>>();
        for (var projection : Projection.values()) {
            for (var threshold : CountedRows.THRESHOLDS) {
                var row = new ArrayList<>(List.of(threshold + ", " + projection.title()));
                for (var scaling : Scaling.values()) {
                    row.add(orderAt(CountedRows.confused(scaling, threshold), projection));
                }
                rows.add(row);
            }
        }
        return new Table(
                "Does linear attention have more confused pairs than InLine with the same kernel, as the paper reports? The"
                        + " kernels by their means: more (>), fewer (<); those not named have equally many.",
                columns,
                rows);
    }

    private String orderAt(String metric, Projection projection) {
        var more = new ArrayList<String>();
        var fewer = new ArrayList<String>();
        for (var kernel : ConfusedKernel.values()) {
            double linear = means.mean(metric, ConfusedMechanism.of(Family.LINEAR, kernel), projection);
            double inline = means.mean(metric, ConfusedMechanism.of(Family.INLINE, kernel), projection);
            if (linear != inline) {
                (linear > inline ? more : fewer).add(kernel.title());
            }
        }
        var parts = new ArrayList<String>();
        if (!more.isEmpty()) {
            parts.add("> " + String.join(", ", more));
        }
        if (!fewer.isEmpty()) {
            parts.add("< " + String.join(", ", fewer));
        }
        return parts.isEmpty() ? "–" : String.join("; ", parts);
    }

    private Table ratios() {
        return table(
                "The distance of two rows over that of their queries, |w(p) − w(q)| / |p − q|, over all pairs of different"
                        + " queries with rows. Bounds are the least and greatest singular value of the matrix that takes"
                        + " features to rows (for softmax, to their logarithms), medians over images; nearness is the least"
                        + " distance over the lower bound and the greatest over the upper: theory says at least 1 and at most"
                        + " 1.",
                List.of(
                        "mechanism",
                        "least ratio",
                        "median",
                        "greatest",
                        "least singular value",
                        "greatest singular value",
                        "least over lower bound",
                        "greatest over upper bound",
                        "unordered pairs",
                        "of equal features",
                        "of collinear features"),
                (mechanism, projection) -> {
                    var row = new ArrayList<>(List.of(
                            Numbers.scientific(
                                    means.least(CheckedPairs.least(CheckedPairs.RATIO), mechanism, projection)),
                            Numbers.scientific(
                                    means.median(CheckedPairs.median(CheckedPairs.RATIO), mechanism, projection)),
                            Numbers.scientific(
                                    means.greatest(CheckedPairs.greatest(CheckedPairs.RATIO), mechanism, projection))));
                    row.addAll(mechanism.hasModuli() ? bounds(mechanism, projection) : List.of("–", "–", "–", "–"));
                    row.add(total(CheckedPairs.PAIRS, mechanism, projection));
                    row.add(total(CheckedPairs.SAME, mechanism, projection));
                    row.add(
                            mechanism.kernel().staysOnGrid()
                                    ? total(CheckedPairs.COLLINEAR, mechanism, projection)
                                    : "–");
                    return row;
                });
    }

    private List<String> bounds(ConfusedMechanism mechanism, Projection projection) {
        return List.of(
                Numbers.scientific(means.median(CheckedPairs.LEAST_MODULUS, mechanism, projection)),
                Numbers.scientific(means.median(CheckedPairs.GREATEST_MODULUS, mechanism, projection)),
                Numbers.fixed(
                        means.least(CheckedPairs.least(CheckedPairs.OVER_LOWER), mechanism, projection), RATIO_PLACES),
                Numbers.fixed(
                        means.greatest(CheckedPairs.greatest(CheckedPairs.OVER_UPPER), mechanism, projection),
                        RATIO_PLACES));
    }

    private Table moved() {
        var columns = new ArrayList<>(List.of("mechanism"));
        for (var move : MovedQueries.MOVES) {
            columns.addAll(List.of(
                    "q and " + move.text() + ": pairs",
                    "certainly different rows",
                    "least distance",
                    "greatest distance"));
        }
        return table(
                "Queries of patches beside constructed ones, rows enclosed: the distance is at least the one number and at most the"
                        + " other over all such pairs. 0 and a rounding: the rows are equal.",
                columns,
                (mechanism, projection) -> {
                    var row = new ArrayList<String>();
                    for (var move : MovedQueries.MOVES) {
                        row.add(total(MovedQueries.pairs(move), mechanism, projection));
                        row.add(total(MovedQueries.apart(move), mechanism, projection));
                        row.add(Numbers.scientific(means.least(MovedQueries.least(move), mechanism, projection)));
                        row.add(Numbers.scientific(means.greatest(MovedQueries.most(move), mechanism, projection)));
                    }
                    return row;
                });
    }

    /// A row for each mechanism under each projection.
    private static Table table(
            String caption, List<String> columns, BiFunction<ConfusedMechanism, Projection, List<String>> cells) {
        var rows = new ArrayList<List<String>>();
        for (var projection : Projection.values()) {
            for (var mechanism : ConfusedMechanism.all()) {
                var row = new ArrayList<>(List.of(mechanism.title() + "; " + projection.title()));
                row.addAll(cells.apply(mechanism, projection));
                rows.add(row);
            }
        }
        return new Table(caption, columns, rows);
    }

    private String mean(String metric, ConfusedMechanism mechanism, Projection projection) {
        return Numbers.fixed(means.mean(metric, mechanism, projection), PLACES);
    }

    private String total(String metric, ConfusedMechanism mechanism, Projection projection) {
        return Numbers.fixed(means.sum(metric, mechanism, projection), 0);
    }
}
