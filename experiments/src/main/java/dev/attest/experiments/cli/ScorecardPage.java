package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import java.util.ArrayList;
import java.util.List;

/// A scorecard for people: a line for each property.
final class ScorecardPage {
    private final Palette palette;
    private final int width;

    ScorecardPage(Terminal terminal) {
        this.palette = new Palette(terminal.colour());
        this.width = terminal.width();
    }

    List<String> lines(Scorecard scorecard) {
        var lines = new ArrayList<String>();
        var mechanism = scorecard.mechanism();
        lines.add(palette.strong(mechanism.name())
                + mechanism.title().map(title -> "  " + title).orElse(""));
        var table = new TextTable(width);
        scorecard.answers().forEach(answer -> addRow(table, answer));
        lines.addAll(table.lines());
        return lines;
    }

    private void addRow(TextTable table, Answer answer) {
        table.row(
                TextTable.Cell.plain("  " + answer.property()),
                new TextTable.Cell(answer.verdict().toString(), text -> palette.verdict(answer.verdict(), text)),
                TextTable.Cell.plain(answer.evidence().map(Enum::toString).orElse("")),
                TextTable.Cell.plain(detail(answer)));
    }

    /// The number that belongs to the answer, the conditions, and the argument.
    static String detail(Answer answer) {
        var parts = new ArrayList<String>();
        answer.value().ifPresent(parts::add);
        ScorecardCell.condition(answer).ifPresent(parts::add);
        ScorecardCell.failsWhen(answer).ifPresent(parts::add);
        parts.add(answer.because());
        return String.join("; ", parts);
    }
}
