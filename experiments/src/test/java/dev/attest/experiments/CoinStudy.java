package dev.attest.experiments;

import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.field.RetrievalBudgetIsAtMostTheNumberOfFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// A study of coins with one side heavier, small enough for tests: each block is a run of throws that two coins
/// share.
public final class CoinStudy implements Study<CoinStudy.Settings> {
    /// @param blocks runs of throws
    /// @param throwsEach throws in a run
    public record Settings(int blocks, int throwsEach, double weight) {}

    @Override
    public String id() {
        return "coin";
    }

    @Override
    public String title() {
        return "Heads of two coins";
    }

    @Override
    public String shows() {
        return "That a coin with a heavy side <shows> the other side more often.";
    }

    @Override
    public List<String> limits() {
        return List.of("Nothing about dice.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of("Throw " + settings.throwsEach() + " times.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(RetrievalBudgetIsAtMostTheNumberOfFeatures.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return new Settings(scale == Scale.SMOKE ? 4 : 12, 50, .8);
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var trials = new ArrayList<Trial>();
        for (int block = 0; block < settings.blocks(); block++) {
            for (var coin : List.of("fair", "heavy")) {
                trials.add(Trial.of(Map.of("run", block), Map.of("coin", coin)));
            }
        }
        return trials;
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        return new Experiment() {
            @Override
            public SortedMap<String, String> inputs() {
                return new TreeMap<>(Map.of("data", "none"));
            }

            @Override
            public SortedMap<String, Double> run(Trial trial, Randomness random) {
                double chance = trial.value("coin").equals("fair") ? .5 : settings.weight();
                int heads = 0;
                for (int count = 0; count < settings.throwsEach(); count++) {
                    heads += random.nextDouble() < chance ? 1 : 0;
                }
                return new TreeMap<>(Map.of("heads", heads / (double) settings.throwsEach()));
            }
        };
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        return List.of(new PairedOrdering(
                "The heavy coin shows more heads.", "heads", Map.of("coin", "heavy"), Map.of("coin", "fair")));
    }

    @Override
    public List<Plot> plots(Results results) {
        var dots = List.of("fair", "heavy").stream()
                .map(coin -> {
                    double mean = results.sample("heads", Map.of("coin", coin)).mean();
                    return new Plot.Dot(coin, 0, mean, mean, mean, OptionalDouble.empty());
                })
                .toList();
        return List.of(new Plot.Dots(
                "heads",
                "Heads",
                "Mean.",
                new Plot.Axis("heads", false),
                List.of("coin"),
                Optional.empty(),
                List.of(new Plot.Panel("all", dots))));
    }

    @Override
    public List<Table> tables(Results results) {
        var sample = results.sample("heads", Map.of("coin", "heavy"));
        return List.of(new Table("Heads", List.of("coin", "mean"), List.of(List.of("heavy", Numbers.spread(sample)))));
    }

    @Override
    public List<String> headlines(Results results) {
        return List.of("The heavy coin wins.");
    }
}
