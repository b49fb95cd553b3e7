package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Property;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.Optional;

/// An answer as one cell of a table: a sign or a number, and what has to be said of it below.
final class ScorecardCell {
    /// A number of more characters goes below the table.
    private static final int LONGEST_VALUE = 5;

    private ScorecardCell() {}

    /// The signs of the verdicts in plain text.
    static String plain(Answer answer) {
        return switch (answer.verdict()) {
            case HOLDS -> shortValue(answer).orElse("+");
            case FAILS -> "-";
            case UNDECIDED -> "?";
            case NOT_APPLICABLE -> ".";
        };
    }

    /// The signs of the verdicts where every character can be shown.
    static String rich(Answer answer) {
        return switch (answer.verdict()) {
            case HOLDS -> shortValue(answer).orElse("✓");
            case FAILS -> "✗";
            case UNDECIDED -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    /// The number that belongs to the answer where it is short, written without spaces: `2d+1`, `d*dv`.
    private static Optional<String> shortValue(Answer answer) {
        return answer.value()
                .map(value -> value.replaceAll(" ([-+]) ", "$1").replace(' ', '*'))
                .filter(value -> value.length() <= LONGEST_VALUE);
    }

    /// What the sign leaves out: conditions, and a number that is long. Empty if there is nothing.
    static Optional<String> note(Answer answer) {
        var parts = new ArrayList<String>();
        if (shortValue(answer).isEmpty()) {
            answer.value().ifPresent(value -> parts.add("with " + value));
        }
        condition(answer).ifPresent(parts::add);
        failsWhen(answer).ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /// `exactly when ...`, `when ...`, or nothing where there is no condition.
    static Optional<String> condition(Answer answer) {
        return answer.condition()
                .filter(condition -> !(condition instanceof Condition.Always))
                .map(condition -> (answer.exactly() ? "exactly when " : "when ") + condition.words());
    }

    /// `fails when ...`, or nothing.
    static Optional<String> failsWhen(Answer answer) {
        return answer.failsWhen().map(condition -> "fails when " + condition.words());
    }

    /// What HOLDS or FAILS means for this property.
    static String meaning(Property property) {
        return "HOLDS: " + property.meaning() + " FAILS: " + property.failureMeaning();
    }
}
