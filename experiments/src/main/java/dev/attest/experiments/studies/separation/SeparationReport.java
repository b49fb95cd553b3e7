package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Figures, tables and findings of the sweeps.
final class SeparationReport {
    private static final int PLACES = 4;

    private final Results results;
    private final RandomNetworksFollowTheirLaw.Settings settings;
    private final List<Sweep> sweeps;
    private final Counts counts;

    SeparationReport(Results results) {
        this.results = results;
        settings = Settings.with(new RandomNetworksFollowTheirLaw().defaults(results.scale()), results.settings());
        sweeps = Sweeps.of(settings);
        counts = Counts.of(sweeps, settings.draws(), results);
    }

    List<Plot> plots() {
        Laws.prepare(sweeps.stream()
                .flatMap(sweep -> sweep.curves().stream())
                .flatMap(curve -> curve.places().stream())
                .toList());
        return sweeps.stream()
                .map(sweep -> new SweepFigure(sweep, counts).draw())
                .collect(Collectors.toList());
    }

    List<Table> tables() {
        var rows = new ArrayList<List<String>>();
        for (var count : counts.successes()) {
            int draws = count.expected().trials();
            rows.add(List.of(
                    count.place().sweep(),
                    count.place().curve(),
                    count.place().at(),
                    Integer.toString(count.place().columns()),
                    Numbers.fixed((double) count.observed() / draws, PLACES),
                    Numbers.fixed(count.expected().probability(), PLACES)));
        }
        return List.of(new Table(
                "Successes at every place: the share of the draws, and the exact probability.",
                List.of("sweep", "curve", "at", "m", "simulated", "exact"),
                rows));
    }

    List<String> headlines() {
        return List.of(results.rows().size() + " places");
    }
}
