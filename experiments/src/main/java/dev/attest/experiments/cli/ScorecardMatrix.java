package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Many scorecards at a glance: a row for each mechanism, a column for each property.
final class ScorecardMatrix {
    private final Palette palette;
    private final int width;

    ScorecardMatrix(Terminal terminal) {
        this.palette = new Palette(terminal.colour());
        this.width = terminal.width();
    }

    List<String> lines(List<Scorecard> scorecards) {
        var table = new TextTable(width);
        var properties = scorecards.getFirst().answers().stream().map(Answer::property).toList();
        table.row(header(properties.size()));
        scorecards.forEach(scorecard -> table.row(row(scorecard)));
        var lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.addAll(legend(properties));
        return lines;
    }

    private static TextTable.Cell[] header(int count) {
        var cells = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).map(TextTable.Cell::plain);
        return framed("", cells.toList());
    }

    private TextTable.Cell[] row(Scorecard scorecard) {
        return framed(
                scorecard.mechanism().name(),
                scorecard.answers().stream().map(this::cell).toList());
    }

    private static TextTable.Cell[] framed(String first, List<TextTable.Cell> cells) {
        var row = new ArrayList<TextTable.Cell>();
        row.add(TextTable.Cell.plain(first));
        row.addAll(cells);
        return row.toArray(TextTable.Cell[]::new);
    }

    private TextTable.Cell cell(Answer answer) {
        return new TextTable.Cell(sign(answer), text -> palette.verdict(answer.verdict(), text));
    }

    private static String sign(Answer answer) {
        return switch (answer.verdict()) {
            case HOLDS -> isConditional(answer) ? "c" : "+";
            case FAILS -> "-";
            case UNDECIDED -> "?";
            case NOT_APPLICABLE -> ".";
        };
    }

    private static boolean isConditional(Answer answer) {
        return answer.condition().filter(condition -> !(condition instanceof Condition.Always)).isPresent();
    }

    private List<String> legend(List<String> properties) {
        var numbered = IntStream.range(0, properties.size())
                .mapToObj(index -> (index + 1) + " " + properties.get(index))
                .toList();
        var lines = new ArrayList<>(TextTable.wrapped(String.join(", ", numbered), width));
        lines.add(String.join(
                "   ",
                palette.verdict(Verdict.HOLDS, "+ HOLDS"),
                palette.verdict(Verdict.HOLDS, "c HOLDS under a condition"),
                palette.verdict(Verdict.FAILS, "- FAILS"),
                palette.verdict(Verdict.UNDECIDED, "? UNDECIDED"),
                palette.verdict(Verdict.NOT_APPLICABLE, ". N/A")));
        return lines;
    }
}
