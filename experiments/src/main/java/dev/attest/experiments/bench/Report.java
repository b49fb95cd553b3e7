package dev.attest.experiments.bench;

import dev.attest.kernels.ceiling.Ceiling;
import java.util.List;

/// Everything that a run found.
///
/// @param crossovers empty where they were not asked for
public record Report(Machine machine, Ceiling ceiling, int threads, List<Row> rows, List<Crossover> crossovers) {
    public Report {
        rows = List.copyOf(rows);
        crossovers = List.copyOf(crossovers);
    }

    /// How time grows, for each mechanism with enough lengths.
    public List<Growth> growths() {
        return Growth.of(rows);
    }

    /// Whether every kernel computes its definition.
    public boolean isRight() {
        return rows.stream().noneMatch(Row.Wrong.class::isInstance);
    }
}
