package dev.attest.experiments.studies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.experiments.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Accuracies on the UCI digits measured elsewhere, with their place and unit: `e13/published.json`.
record PublishedAccuracies(
        String source, String dataDigest, int contexts, int nearestNeighbourCorrect, List<Cell> cells) {
    /// A mean and a standard deviation over contexts, as fractions.
    record Cell(String mechanism, int n, double mean, double deviation) {}

    static PublishedAccuracies load() {
        try (var stream = PublishedAccuracies.class.getResourceAsStream("e13/published.json")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return parse(Json.parse(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<Cell> cell(String mechanism, int n) {
        return cells.stream()
                .filter(cell -> cell.mechanism().equals(mechanism) && cell.n() == n)
                .findFirst();
    }

    private static PublishedAccuracies parse(JsonNode node) {
        return new PublishedAccuracies(
                node.path("source").asText(),
                node.path("data-sha256").asText(),
                node.path("contexts").asInt(),
                node.path("nearest-neighbour-correct").asInt(),
                StreamSupport.stream(node.path("cells").spliterator(), false)
                        .flatMap(cell -> cells(cell).stream())
                        .toList());
    }

    /// One for each context size of the line.
    private static List<Cell> cells(JsonNode line) {
        var cells = new ArrayList<Cell>();
        for (var size : line.path("percent").properties()) {
            double mean = size.getValue().path(0).asDouble() / 100;
            double deviation = size.getValue().path(1).asDouble() / 100;
            cells.add(new Cell(line.path("mechanism").asText(), Integer.parseInt(size.getKey()), mean, deviation));
        }
        return cells;
    }
}
