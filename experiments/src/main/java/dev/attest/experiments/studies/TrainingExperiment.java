package dev.attest.experiments.studies;

import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Trains a network for each mechanism and seed.
final class TrainingExperiment implements Experiment {
    private final DigitSet digits;
    private final SignedScoresCannotBeDivided.Settings settings;

    TrainingExperiment(DigitSet digits, SignedScoresCannotBeDivided.Settings settings) {
        this.digits = digits;
        this.settings = settings;
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", digits.kind());
        inputs.put("data-sha256", digits.digest());
        inputs.put("images", digits.train().size() + " train, " + digits.test().size() + " test");
        TrainedMechanism.all().forEach(each -> inputs.put("mechanism " + each.id(), each.digest()));
        return Collections.unmodifiableSortedMap(inputs);
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var mechanism = trial.one("mechanism", TrainedMechanism.all(), TrainedMechanism::id)
                .mechanism();
        try (var network = new TrainedNetwork(mechanism, TrainingDraw.draw(digits, random, settings), settings)) {
            network.train();
            return network.metrics();
        }
    }
}
