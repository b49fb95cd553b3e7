package dev.attest.experiments.cli;

import dev.attest.theory.statement.Verdict;

/// Colours by meaning; without colour every text stays as it is.
record Palette(boolean colour) {
    String verdict(Verdict verdict, String text) {
        return switch (verdict) {
            case HOLDS -> paint("32", text);
            case FAILS -> paint("31", text);
            case UNDECIDED -> paint("33", text);
            case NOT_APPLICABLE -> faint(text);
        };
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
