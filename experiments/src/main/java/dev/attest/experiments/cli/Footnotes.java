package dev.attest.experiments.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Notes below a table: each text once, marked a, b, ... z, aa, ab, ... in the order in which they are met.
final class Footnotes {
    private static final int LETTERS = 26;

    private final Map<String, String> marks = new LinkedHashMap<>();

    String mark(String note) {
        return marks.computeIfAbsent(note, unseen -> letters(marks.size()));
    }

    /// A mark and its text.
    record Note(String mark, String text) {}

    List<Note> notes() {
        return marks.entrySet().stream()
                .map(entry -> new Note(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static String letters(int number) {
        var last = String.valueOf((char) ('a' + number % LETTERS));
        return number < LETTERS ? last : letters(number / LETTERS - 1) + last;
    }
}
