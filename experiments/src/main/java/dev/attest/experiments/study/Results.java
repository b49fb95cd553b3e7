package dev.attest.experiments.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a study measured, with everything that decides it.
///
/// @param scale    the scale whose defaults the settings started from
/// @param seed     the root seed
/// @param inputs   the kind of data, and digests of data and definitions
/// @param rows     one for each trial, sorted
public record Results(
        String study,
        Scale scale,
        long seed,
        SortedMap<String, String> settings,
        SortedMap<String, String> inputs,
        List<Row> rows) {
    public Results {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        rows = rows.stream().sorted().toList();
    }

    /// The measurements of one trial.
    public record Row(Trial trial, SortedMap<String, Double> metrics) implements Comparable<Row> {
        public Row {
            metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        }

        @Override
        public int compareTo(Row other) {
            return trial.compareTo(other.trial);
        }

        /// Whether the trial has these values of these parameters.
        boolean matches(Map<String, ?> where) {
            return where.entrySet().stream()
                    .allMatch(wanted -> trial.value(wanted.getKey())
                            .equals(wanted.getValue().toString()));
        }

        public double metric(String name) {
            var value = metrics.get(name);
            if (value == null) {
                throw new IllegalArgumentException("metric: expected one of " + metrics.keySet() + ", got " + name);
            }
            return value;
        }
    }

    /// A metric over the trials that match, in the order of their blocks.
    public Sample sample(String metric, Map<String, ?> where) {
        return new Sample(
                matching(where).stream().mapToDouble(row -> row.metric(metric)).toArray());
    }

    /// A metric under one treatment less the same under another, for each block that has both.
    public Sample difference(String metric, Map<String, ?> first, Map<String, ?> second) {
        var others = new TreeMap<Trial, Row>();
        matching(second).forEach(row -> others.put(blockOf(row), row));
        return new Sample(matching(first).stream()
                .flatMap(
                        row -> Optional.ofNullable(others.get(blockOf(row)))
                                .map(other -> row.metric(metric) - other.metric(metric))
                                .stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    /// The measurements of a trial, if it was run.
    public Optional<Row> row(Trial trial) {
        return rows.stream().filter(row -> row.trial().equals(trial)).findFirst();
    }

    public List<Row> matching(Map<String, ?> where) {
        return rows.stream().filter(row -> row.matches(where)).toList();
    }

    /// The values that a parameter takes, in the order of the rows.
    public List<String> values(String parameter) {
        return rows.stream().map(row -> row.trial().value(parameter)).distinct().toList();
    }

    private static Trial blockOf(Row row) {
        return new Trial(row.trial().block(), Collections.emptySortedMap());
    }
}
