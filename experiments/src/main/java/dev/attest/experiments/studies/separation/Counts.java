package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.separation.Probability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was counted, each beside its exact law.
///
/// @param draws readouts at each place
/// @param all   every count that has a law
record Counts(int draws, List<Counts.Count> all) {
    /// @param event    `success`, or the network that fired
    /// @param expected its law
    record Count(Place place, String event, int observed, ExactBinomial expected) {}

    static Counts of(List<Sweep> sweeps, int draws, Results results) {
        var rows = new HashMap<Trial, Results.Row>();
        results.rows().forEach(row -> rows.put(row.trial(), row));
        var places = sweeps.stream().flatMap(Sweep::drawn).toList();
        Laws.prepare(places);
        var all = new ArrayList<Count>();
        for (var place : places) {
            var row = rows.get(place.trial());
            if (row == null) {
                throw new IllegalArgumentException("results: expected the trial " + place.trial());
            }
            all.addAll(of(place, draws, row.metrics()));
        }
        return new Counts(draws, all);
    }

    List<Count> successes() {
        return all.stream()
                .filter(count -> count.event().equals(SeparationExperiment.SUCCESSES))
                .toList();
    }

    private static List<Count> of(Place place, int draws, Map<String, Double> metrics) {
        var law = Laws.of(place.contest());
        var counts = new ArrayList<Count>();
        counts.add(count(place, SeparationExperiment.SUCCESSES, draws, metrics, law.success(place.columns())));
        for (var network : place.contest().networks()) {
            var event = SeparationExperiment.fired(network);
            counts.add(count(place, event, draws, metrics, law.fires(network, place.columns())));
        }
        return counts;
    }

    private static Count count(
            Place place, String event, int draws, Map<String, Double> metrics, Probability probability) {
        var observed = metrics.get(event);
        if (observed == null) {
            throw new IllegalArgumentException("results: expected the metric " + event + " at " + place.trial());
        }
        var expected = new ExactBinomial(
                draws, probability.nearest(), probability.complement().nearest());
        return new Count(place, event, observed.intValue(), expected);
    }
}
