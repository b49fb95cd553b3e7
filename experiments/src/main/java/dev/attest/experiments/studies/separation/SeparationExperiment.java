package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.separation.Network;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws readouts at every place of every sweep and counts.
final class SeparationExperiment implements Experiment {
    static final String SUCCESSES = "successes";
    static final String NEAR_TIES = "near-ties";

    private final int draws;
    private final Map<Trial, Place> places;
    private final List<Part> parts;

    SeparationExperiment(RandomNetworksFollowTheirLaw.Settings settings) {
        draws = settings.draws();
        places = Sweeps.of(settings).stream()
                .flatMap(Sweep::drawn)
                .collect(Collectors.toMap(Place::trial, Function.identity()));
        parts = Sweeps.parts(settings);
    }

    static String fired(Network network) {
        return "fired-" + network.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public SortedMap<String, String> inputs() {
        return new TreeMap<>(Map.of("data", "drawn from the seed"));
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var place = places.get(trial);
        if (place == null) {
            return trial.one("sweep", parts, Part::id).run(trial, random);
        }
        var tally = place.contest().simulation().draw(random::nextLong, place.columns(), draws);
        var metrics = new TreeMap<String, Double>();
        metrics.put(SUCCESSES, (double) tally.successes());
        metrics.put(NEAR_TIES, (double) tally.nearTies());
        tally.fired().forEach((network, count) -> metrics.put(fired(network), (double) count));
        return metrics;
    }
}
