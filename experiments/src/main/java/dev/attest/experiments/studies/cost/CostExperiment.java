package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Digest;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import dev.attest.models.cost.Architecture;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts. Nothing is drawn.
final class CostExperiment implements Experiment {
    private final int longest;

    CostExperiment(int longest) {
        this.longest = longest;
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", "counted: nothing is drawn");
        for (var table : Tables.values()) {
            inputs.put(table.kind() + "-sha256", Digest.of(table.text()));
        }
        return inputs;
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var kind = trial.value("kind");
        return switch (kind) {
            case "crossover" -> Length.Crossover.upTo(longest, trial.whole("d")).metrics();
            case "length" -> new Length(trial.whole("d"), trial.whole("n")).metrics();
            default -> counted(trial).metrics();
        };
    }

    private static Counted counted(Trial trial) {
        var table = trial.one("kind", List.of(Tables.values()), Tables::kind);
        return Counted.of(trial.one("architecture", table.architectures(), Architecture::name));
    }
}
