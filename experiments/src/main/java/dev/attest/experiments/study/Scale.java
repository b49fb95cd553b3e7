package dev.attest.experiments.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How much of a study runs.
public enum Scale {
    /// A minute or so: every trial kind, few of each.
    SMOKE,
    /// The protocol as published.
    PAPER,
    /// More of everything, for tighter intervals.
    FULL;

    /// How the command line and the files write it.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scale> find(String id) {
        return Arrays.stream(values()).filter(scale -> scale.id().equals(id)).findFirst();
    }

    /// The ids, for messages: `smoke, paper, full`.
    public static String ids() {
        return Arrays.stream(values()).map(Scale::id).collect(Collectors.joining(", "));
    }
}
