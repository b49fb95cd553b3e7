package dev.attest.verification.lies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What became of the changes, as a table: a line for each kind of evidence, goal and field.
final class ChangeReport {
    private final Map<String, Map<Outcome, Integer>> counts = new TreeMap<>();

    void add(Evidence truth, Change change, Outcome outcome) {
        var goal = truth.goal().getClass().getSimpleName();
        var row = "%-24s %-22s %s".formatted(truth.certificate().kind(), goal, change.field());
        counts.computeIfAbsent(row, key -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    }

    int count(Outcome outcome) {
        return counts.values().stream()
                .mapToInt(row -> row.getOrDefault(outcome, 0))
                .sum();
    }

    int rows() {
        return counts.size();
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder();
        for (var outcome : Outcome.values()) {
            text.append(outcome).append(' ').append(count(outcome)).append('\n');
        }
        text.append('\n');
        counts.forEach((row, outcomes) ->
                text.append("%-100s %s%n".formatted(row, outcomes.toString().replaceAll("[{}]", ""))));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
