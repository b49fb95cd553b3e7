package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Notes below a table, by property: each text once, marked a, b, ... z, aa, ab, ... in the order in which they
/// are met. Each property begins again with a.
final class Footnotes {
    private static final int LETTERS = 26;

    private final Map<String, Map<String, String>> marks = new LinkedHashMap<>();

    /// The mark of what has to be said of an answer; nothing if there is nothing.
    String mark(Answer answer) {
        return ScorecardCell.note(answer)
                .map(note -> mark(marks.computeIfAbsent(answer.property(), unseen -> new LinkedHashMap<>()), note))
                .orElse("");
    }

    private static String mark(Map<String, String> marks, String note) {
        int next = marks.size();
        return marks.computeIfAbsent(note, unseen -> letters(next));
    }

    /// A mark and its text.
    record Note(String mark, String text) {}

    /// The properties that have notes, in the order in which they were met.
    List<String> properties() {
        return List.copyOf(marks.keySet());
    }

    List<Note> notes(String property) {
        return marks.getOrDefault(property, Map.of()).entrySet().stream()
                .map(entry -> new Note(entry.getValue(), entry.getKey()))
                .toList();
    }

    static String letters(int number) {
        var last = String.valueOf((char) ('a' + number % LETTERS));
        return number < LETTERS ? last : letters(number / LETTERS - 1) + last;
    }
}
