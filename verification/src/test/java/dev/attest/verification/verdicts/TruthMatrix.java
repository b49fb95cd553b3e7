package dev.attest.verification.verdicts;

import dev.attest.theory.statement.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is true of mechanisms of the catalogue: the file `matrix.txt`, which says how it is written.
record TruthMatrix(List<Cell> cells, Map<String, String> toleratedWhy) {
    private static final String FILE = "matrix.txt";

    /// @param verdict empty where the question has no sharp meaning
    record Cell(String mechanism, String property, Optional<Verdict> verdict) {
        @Override
        public String toString() {
            return mechanism + " " + property;
        }
    }

    static TruthMatrix read() {
        var columns = new ArrayList<String>();
        var cells = new ArrayList<Cell>();
        var tolerated = new HashMap<String, String>();
        file().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split(" +", -1)))
                .forEach(words -> {
                    switch (words.getFirst()) {
                        case "columns" -> columns.addAll(words.subList(1, words.size()));
                        case "~" -> tolerated.putAll(tolerance(words, columns));
                        default -> cells.addAll(row(words, columns));
                    }
                });
        return new TruthMatrix(List.copyOf(cells), Map.copyOf(tolerated));
    }

    /// Whether this cell may stay undecided; the file says why.
    boolean mayStayUndecided(Cell cell) {
        return toleratedWhy.containsKey(cell.toString());
    }

    private static List<Cell> row(List<String> words, List<String> columns) {
        if (words.size() != columns.size() + 1) {
            throw new IllegalStateException("expected " + columns.size() + " verdicts, got " + words);
        }
        return IntStream.range(0, columns.size())
                .mapToObj(index -> new Cell(words.getFirst(), columns.get(index), verdict(words.get(index + 1))))
                .toList();
    }

    private static Optional<Verdict> verdict(String letter) {
        return switch (letter) {
            case "H" -> Optional.of(Verdict.HOLDS);
            case "F" -> Optional.of(Verdict.FAILS);
            case "." -> Optional.of(Verdict.NOT_APPLICABLE);
            case "?" -> Optional.empty();
            default -> throw new IllegalStateException("expected H, F, . or ?, got " + letter);
        };
    }

    private static Map<String, String> tolerance(List<String> words, List<String> columns) {
        int colon = words.indexOf(":");
        var why = String.join(" ", words.subList(colon + 1, words.size()));
        var named = words.subList(1, colon);
        var tolerated = new HashMap<String, String>();
        for (var mechanism :
                named.stream().filter(word -> !columns.contains(word)).toList()) {
            for (var property : named.stream().filter(columns::contains).toList()) {
                tolerated.put(mechanism + " " + property, why);
            }
        }
        return tolerated;
    }

    private static String file() {
        try (var stream = Objects.requireNonNull(TruthMatrix.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
