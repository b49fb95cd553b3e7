package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.separation.LoneLaw;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The exact probability that each unit by itself tells the datasets apart, over a1 and n.
record PhaseDiagram(Setting base, int columns) implements Part {
    private static final String ID = "phase";
    private static final List<Unit> UNITS = List.of(Unit.SOFTMAX, Unit.LINEAR);
    private static final int DOUBLINGS = 14;
    private static final List<BigFraction> A1 = IntStream.rangeClosed(1, 24)
            .mapToObj(step -> new BigFraction(step, 8))
            .toList();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Trial> trials() {
        return tokens().boxed()
                .flatMap(n -> UNITS.stream().map(unit -> Part.trial(ID, unit.text(), n)))
                .toList();
    }

    private IntStream tokens() {
        return IntStream.rangeClosed(1, DOUBLINGS).map(doublings -> base.groups() << doublings);
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var unit = Unit.named(trial.value("curve")).orElseThrow();
        var metrics = new TreeMap<String, Double>();
        for (var a1 : A1) {
            var setting = base.sized(trial.whole("at"), base.groups()).with("a1", a1);
            metrics.put(metric(a1), LoneLaw.of(setting, unit).success(columns).nearest());
        }
        return metrics;
    }

    private static String metric(BigFraction a1) {
        return "a1 = " + ExactText.text(a1);
    }

    @Override
    public List<Prediction> predictions() {
        return List.of();
    }

    @Override
    public Plot plot(Results results) {
        return new Plot.Field(
                ID,
                "Where each unit tells the datasets apart",
                "The exact probability, with " + columns
                        + " columns, that a unit by itself fires on D1 and not on D0, for every a1"
                        + " and n; W = I and one threshold. Softmax needs a1² + b² > 1, ever more sharply as n grows; linear"
                        + " attention needs an a1 that grows with n.",
                new Plot.Axis("a1", false),
                new Plot.Axis("tokens n", true),
                "probability",
                UNITS.stream().map(unit -> grid(unit, results)).toList());
    }

    private Plot.Grid grid(Unit unit, Results results) {
        var rows = results.matching(Map.of("sweep", ID, "curve", unit.text()));
        return new Plot.Grid(
                unit.text(),
                A1.stream().map(BigFraction::doubleValue).toList(),
                rows.stream().map(row -> (double) row.trial().whole("at")).toList(),
                rows.stream().map(PhaseDiagram::values).toList());
    }

    private static List<Double> values(Results.Row row) {
        return A1.stream().map(a1 -> row.metric(metric(a1))).toList();
    }

    @Override
    public List<String> headlines(Results results) {
        return List.of();
    }
}
