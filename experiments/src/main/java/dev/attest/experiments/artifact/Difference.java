package dev.attest.experiments.artifact;

import java.util.Optional;

/// Where two texts that should be the same part.
final class Difference {
    private static final int SHOWN = 40;

    private Difference() {}

    /// Empty where they are the same.
    static Optional<Problem> first(String file, String expected, String actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        int place = 0;
        int line = 1;
        int start = 0;
        while (place < Math.min(expected.length(), actual.length()) && expected.charAt(place) == actual.charAt(place)) {
            if (expected.charAt(place) == '\n') {
                line++;
                start = place + 1;
            }
            place++;
        }
        var where = "line " + line + ", column " + (place - start + 1);
        return Optional.of(
                new Problem(file, where, "expected " + excerpt(expected, place) + ", got " + excerpt(actual, place)));
    }

    private static String excerpt(String text, int place) {
        if (place >= text.length()) {
            return "the end";
        }
        return "'"
                + text.substring(place, Math.min(place + SHOWN, text.length()))
                        .lines()
                        .findFirst()
                        .orElse("") + "'";
    }
}
