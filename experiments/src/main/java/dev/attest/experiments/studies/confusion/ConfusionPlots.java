package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/// Counts against the threshold and against the length of the queries, and ratios against their bounds.
final class ConfusionPlots {
    private static final String COUNTED = "confused pairs an image";

    private final Means means;

    ConfusionPlots(Means means) {
        this.means = means;
    }

    List<Plot> all() {
        var plots = new ArrayList<Plot>();
        for (var projection : Projection.values()) {
            plots.add(overThresholds(Scaling.PLAIN, projection));
            plots.add(overThresholds(Scaling.SPREAD, projection));
            plots.add(overLengths(projection));
            plots.add(ratios(projection));
        }
        plots.add(moduli());
        return plots;
    }

    private Plot overThresholds(Scaling scaling, Projection projection) {
        boolean plain = scaling == Scaling.PLAIN;
        return lines(
                (plain ? "threshold-" : "spread-") + projection.id(),
                plain
                        ? "Confused pairs against the threshold, " + projection.title()
                        : "Confused pairs in units of the spread of the rows, " + projection.title(),
                "Mean number of ordered pairs of distinct queries whose rows are closer than the threshold, distances "
                        + scaling.title() + ". The paper counts at 0.001, distances as they are.",
                new Plot.Axis("threshold", true),
                (mechanism, place) -> point(
                        Double.parseDouble(CountedRows.THRESHOLDS.get(place)),
                        CountedRows.confused(scaling, CountedRows.THRESHOLDS.get(place)),
                        mechanism,
                        projection),
                CountedRows.THRESHOLDS.size());
    }

    private Plot overLengths(Projection projection) {
        return lines(
                "length-" + projection.id(),
                "Confused pairs at 0.001 against the length of the queries, " + projection.title(),
                "Mean number of ordered pairs of distinct queries whose rows are closer than 0.001 when every query is"
                        + " multiplied by a factor. The order of the mechanisms is one of the factor. Rows that are undefined"
                        + " in doubles are not counted.",
                new Plot.Axis("factor of the queries", true),
                (mechanism, place) -> point(
                        Math.scalb(1.0, CountedRows.LENGTHS.get(place)),
                        CountedRows.confused(CountedRows.LENGTHS.get(place)),
                        mechanism,
                        projection),
                CountedRows.LENGTHS.size());
    }

    private Plot lines(
            String name,
            String title,
            String caption,
            Plot.Axis horizontal,
            BiFunction<ConfusedMechanism, Integer, Plot.Point> point,
            int places) {
        var series = ConfusedMechanism.all().stream()
                .map(mechanism -> new Plot.Series(mechanism.title(), points(mechanism, point, places)))
                .toList();
        return new Plot.Lines(
                name,
                title,
                caption + " A count of 0 is drawn at the lower edge, half of what one pair in all images would be.",
                horizontal,
                new Plot.Axis(COUNTED, true),
                series);
    }

    private static List<Plot.Point> points(
            ConfusedMechanism mechanism, BiFunction<ConfusedMechanism, Integer, Plot.Point> point, int places) {
        var points = new ArrayList<Plot.Point>();
        for (int place = 0; place < places; place++) {
            points.add(point.apply(mechanism, place));
        }
        return points;
    }

    private Plot.Point point(double x, String metric, ConfusedMechanism mechanism, Projection projection) {
        double y = Math.max(1.0 / means.images(), means.mean(metric, mechanism, projection));
        return new Plot.Point(x, y, y, y);
    }

    private Plot ratios(Projection projection) {
        return new Plot.Lines(
                "ratio-" + projection.id(),
                "Distance of two rows over that of their queries, " + projection.title(),
                "The share of all pairs of different queries whose ratio |w(p) − w(q)| / |p − q| is below a number, all images"
                        + " together. It needs no threshold for rows, and still has the scale of the rows and that of the"
                        + " queries; the figure of the moduli divides by bounds that have the same.",
                new Plot.Axis("ratio", true),
                new Plot.Axis("share of pairs below it", false),
                ConfusedMechanism.all().stream()
                        .map(mechanism -> new Plot.Series(
                                mechanism.title(),
                                CheckedPairs.RATIOS.stream()
                                        .map(ratio -> below(ratio, mechanism, projection))
                                        .toList()))
                        .toList());
    }

    private Plot.Point below(String ratio, ConfusedMechanism mechanism, Projection projection) {
        double share = means.sum(CheckedPairs.below(ratio), mechanism, projection)
                / means.sum(CheckedPairs.PAIRS, mechanism, projection);
        return new Plot.Point(Double.parseDouble(ratio), share, share, share);
    }

    private Plot moduli() {
        return new Plot.Dots(
                "moduli",
                "How far apart rows are, over the bounds of theory",
                "The distance of two rows over the lower modulus, and over the upper, in decimal logarithms: dots are medians"
                        + " over images of the median over pairs, bars reach from the least to the greatest of all pairs."
                        + " Theory: nothing lies left of the mark at 0 on the left, nothing right of it on the right. The lower"
                        + " bound of softmax carries the least entry of two rows, and is far from what is seen.",
                new Plot.Axis("decimal logarithm of the distance of two rows over the bound", false),
                List.of("distance over the bound"),
                Optional.of("the bound"),
                List.of(
                        new Plot.Panel("over the lower modulus", dots(CheckedPairs.OVER_LOWER)),
                        new Plot.Panel("over the upper modulus", dots(CheckedPairs.OVER_UPPER))));
    }

    private List<Plot.Dot> dots(String what) {
        return Arrays.stream(Projection.values())
                .flatMap(projection -> ConfusedMechanism.all().stream()
                        .filter(ConfusedMechanism::hasModuli)
                        .map(mechanism -> dot(what, mechanism, projection)))
                .toList();
    }

    private Plot.Dot dot(String what, ConfusedMechanism mechanism, Projection projection) {
        return new Plot.Dot(
                mechanism.title() + ", " + projection.id(),
                0,
                StrictMath.log10(means.median(CheckedPairs.median(what), mechanism, projection)),
                StrictMath.log10(means.least(CheckedPairs.least(what), mechanism, projection)),
                StrictMath.log10(means.greatest(CheckedPairs.greatest(what), mechanism, projection)),
                OptionalDouble.of(0));
    }
}
