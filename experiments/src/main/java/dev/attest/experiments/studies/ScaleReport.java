package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Figures and tables of entropy against the scale of the query.
final class ScaleReport {
    private static final int PLACES = 3;

    private final Results results;

    ScaleReport(Results results) {
        this.results = results;
    }

    List<Plot> plots() {
        return List.of(curves(), floors());
    }

    List<Table> tables() {
        var scales = results.values("scale");
        var columns = new ArrayList<>(List.of("mechanism"));
        scales.forEach(scale -> columns.add("c = " + scale));
        columns.add("floor");
        columns.add("undefined rows");
        var rows = Arrays.stream(ScaledMechanism.values()).map(this::tableRow).toList();
        return List.of(new Table("Mean entropy over log n, and the mean floor over sets of keys.", columns, rows));
    }

    List<String> headlines() {
        var first = results.values("scale").getFirst();
        var last = results.values("scale").getLast();
        return List.of(
                "As the query grows from c = " + first + " to " + last + ", the mean entropy of softmax falls from "
                        + mean(ScaledMechanism.SOFTMAX, first) + " to " + mean(ScaledMechanism.SOFTMAX, last)
                        + " of its maximum; that of ReLU features stays at " + mean(ScaledMechanism.RELU, last)
                        + ", that of ELU+1 at " + mean(ScaledMechanism.ELU, last) + ". " + floorFinding());
    }

    private String floorFinding() {
        var study = new QueryScaleSharpensOnlySoftmax();
        var settings = Settings.with(study.defaults(results.scale()), results.settings());
        var judgement = new NoRowBelowItsFloor(settings.n(), settings.d(), settings.features()).judge(results);
        return switch (judgement.verdict()) {
            case HOLDS -> "No row of non-negative features was sharper than the floor that its keys set.";
            case FAILS ->
                "A row of non-negative features was sharper than the floor that its keys set, against the theorem.";
            default -> "Whether rows stay above the floor that their keys set was not decided.";
        };
    }

    private Plot curves() {
        var series = Arrays.stream(ScaledMechanism.values())
                .map(mechanism -> new Plot.Series(mechanism.definition().title(), points(mechanism)))
                .toList();
        return new Plot.Lines(
                "entropy",
                "Entropy of a row as the query grows",
                "Mean entropy of a row, as a share of that of the uniform row, against the factor c of the query. Bands are"
                        + " intervals over sets of keys at the level of three standard errors.",
                new Plot.Axis("factor c of the query", true),
                new Plot.Axis("entropy / log n", false),
                series);
    }

    private Plot floors() {
        var last = results.values("scale").getLast();
        var dots = Arrays.stream(ScaledMechanism.values())
                .filter(mechanism -> mechanism.feature().isPresent())
                .map(mechanism -> dot(mechanism, last))
                .toList();
        return new Plot.Dots(
                "floor",
                "The sharpest rows, and the floor that their keys set",
                "The sharpest row seen on each set of keys at c = " + last
                        + ", mean over sets with its interval, and the mean"
                        + " of the floors that those keys set. The theorem compares them set by set.",
                new Plot.Axis("entropy / log n", false),
                List.of("least entropy of a row"),
                Optional.of("floor, from the keys alone"),
                List.of(new Plot.Panel("c = " + last, dots)));
    }

    private Plot.Dot dot(ScaledMechanism mechanism, String scale) {
        var where = Map.of("mechanism", mechanism.id(), "scale", scale);
        var least = results.sample("least", where);
        var interval = Interval.around(least);
        return new Plot.Dot(
                mechanism.definition().title(),
                0,
                least.mean(),
                interval.low(),
                interval.high(),
                OptionalDouble.of(results.sample("floor", where).mean()));
    }

    private List<Plot.Point> points(ScaledMechanism mechanism) {
        return results.values("scale").stream()
                .map(scale -> {
                    var sample = sample(mechanism, scale);
                    var interval = Interval.around(sample);
                    return new Plot.Point(
                            Double.parseDouble(scale),
                            sample.mean(),
                            Math.max(0, interval.low()),
                            Math.min(1, interval.high()));
                })
                .toList();
    }

    private List<String> tableRow(ScaledMechanism mechanism) {
        var row = new ArrayList<>(List.of(mechanism.definition().title()));
        results.values("scale").forEach(scale -> row.add(mean(mechanism, scale)));
        double floor =
                results.sample("floor", Map.of("mechanism", mechanism.id())).mean();
        row.add(Double.isFinite(floor) ? Numbers.fixed(floor, PLACES) : "–");
        var undefined =
                results.sample("undefined", Map.of("mechanism", mechanism.id())).values();
        row.add(Numbers.fixed(Arrays.stream(undefined).sum(), 0));
        return row;
    }

    private String mean(ScaledMechanism mechanism, String scale) {
        return Numbers.fixed(sample(mechanism, scale).mean(), PLACES);
    }

    private Sample sample(ScaledMechanism mechanism, String scale) {
        return results.sample("entropy", Map.of("mechanism", mechanism.id(), "scale", scale));
    }
}
