package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.separation.Dataset;
import dev.attest.theory.separation.DenseAttention;
import dev.attest.theory.separation.Setting;
import dev.attest.theory.separation.Unit;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The readout y = e_1 in place of random signs, W = I: `max_i <c_i, e_1>` of each unit on each dataset, from
/// the dense networks. Any threshold between two numbers tells the datasets apart with certainty.
record UnitReadout(Setting base) implements Part {
    private static final String ID = "unit-readout";
    private static final List<Integer> TOKENS = List.of(100, 200, 500, 1000);
    private static final List<Unit> UNITS = List.of(Unit.SOFTMAX, Unit.LINEAR);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Trial> trials() {
        return TOKENS.stream().map(n -> Part.trial(ID, "dense", n)).toList();
    }

    private static String metric(Unit unit, Dataset dataset) {
        return unit.text() + " " + dataset.text();
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var setting = base.sized(trial.whole("at"), base.groups());
        int d = setting.width();
        var metrics = new TreeMap<String, Double>();
        for (var dataset : Dataset.values()) {
            var tokens = DenseAttention.keys(setting, dataset);
            for (var unit : UNITS) {
                var outputs = DenseAttention.outputs(tokens, tokens, DenseAttention.weights(setting), d, unit);
                metrics.put(metric(unit, dataset), greatest(outputs, d));
            }
        }
        return metrics;
    }

    private static double greatest(double[] outputs, int d) {
        double greatest = 0;
        for (int row = 0; row < outputs.length; row += d) {
            greatest = Math.max(greatest, outputs[row]);
        }
        return greatest;
    }

    @Override
    public List<Prediction> predictions() {
        return List.of(new Prediction() {
            @Override
            public String sentence() {
                return "With the readout y = e₁ and W = I, the greatest output of linear attention is smaller on D0 than on D1 at"
                        + " every n: a threshold between the two tells the datasets apart with certainty.";
            }

            @Override
            public Judgement judge(Results results) {
                double least = leastRatio(results);
                return new Judgement(
                        least > 1 ? Verdict.HOLDS : Verdict.FAILS,
                        "the output on D1 is at least " + Numbers.fixed(least, 0) + " times that on D0");
            }
        });
    }

    private static double leastRatio(Results results) {
        return results.matching(Map.of("sweep", ID)).stream()
                .mapToDouble(row -> row.metric(metric(Unit.LINEAR, Dataset.SECOND))
                        / row.metric(metric(Unit.LINEAR, Dataset.FIRST)))
                .min()
                .orElse(0);
    }

    @Override
    public Plot plot(Results results) {
        var series = new ArrayList<Plot.Series>();
        for (var unit : UNITS) {
            for (var dataset : Dataset.values()) {
                series.add(new Plot.Series(
                        metric(unit, dataset),
                        results.matching(Map.of("sweep", ID)).stream()
                                .map(row -> point(row, metric(unit, dataset)))
                                .toList()));
            }
        }
        return new Plot.Lines(
                ID,
                "The same data with the readout e₁: linear attention tells them apart too",
                "The greatest inner product of an output with e₁, by the dense networks with W = I. A threshold between the lines"
                        + " of D0 and D1 of one unit separates the datasets with certainty; what fails with random signs is a threshold"
                        + " that does not shrink as the signal of linear attention does, like 1/n.",
                new Plot.Axis("tokens n", true),
                new Plot.Axis("greatest output along e₁", true),
                series);
    }

    private static Plot.Point point(Results.Row row, String metric) {
        double y = row.metric(metric);
        return new Plot.Point(row.trial().whole("at"), y, y, y);
    }

    @Override
    public List<String> headlines(Results results) {
        return List.of("With W = I and the readout e₁, linear attention's greatest output on D1 is at least "
                + Numbers.fixed(leastRatio(results), 0)
                + " times that on D0: it tells the very same datasets apart with certainty.");
    }
}
