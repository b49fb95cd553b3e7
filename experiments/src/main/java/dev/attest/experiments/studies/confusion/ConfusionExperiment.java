package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One image, one projection and one mechanism a trial.
final class ConfusionExperiment implements Experiment {
    private final PatchedImages images;
    private final ConfusionDependsOnTheThreshold.Settings settings;
    private final Components components;

    ConfusionExperiment(PatchedImages images, ConfusionDependsOnTheThreshold.Settings settings) {
        this.images = images;
        this.settings = settings;
        components = images.components();
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", images.set().kind());
        inputs.put("data-sha256", images.set().digest());
        inputs.put("tokens", images.tokens() + " patches of " + images.width() + " pixels");
        for (var confused : ConfusedMechanism.all()) {
            inputs.put("mechanism " + confused.id(), confused.digest());
        }
        return Collections.unmodifiableSortedMap(inputs);
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var confused = trial.one("mechanism", ConfusedMechanism.all(), ConfusedMechanism::id);
        var projection = trial.one("projection", List.of(Projection.values()), Projection::id);
        var projected = Projected.draw(images, components, projection, settings.d(), random);
        var metrics = new TreeMap<String, Double>();
        new CountedRows(confused, projected).addTo(metrics);
        var enclosed = new EnclosedPairs(confused, projected.keys());
        var seen = Arrays.stream(projected.queries()).map(enclosed::see).toList();
        new CheckedPairs(confused, enclosed, seen).addTo(metrics);
        new MovedQueries(enclosed, seen, settings.moved()).addTo(metrics);
        return metrics;
    }
}
