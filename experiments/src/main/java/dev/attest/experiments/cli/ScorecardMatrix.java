package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Many scorecards at a glance: a row for each mechanism, a column for each property, and the conditions below.
///
/// Columns are as narrow as their signs. Their names stand above them like stairs, each ending over its column:
///
/// ```
///               non-negative
///         rows-sum-to-one  |
///                   total  |  |
/// softmax               +  +  +
/// ```
///
/// Columns stand two characters apart, or one where they would not fit. Where the width does not take all of
/// them the table goes on in a second one.
final class ScorecardMatrix {
    private static final int WIDE_GAP = 2;
    private static final int NARROW_GAP = 1;
    private static final int NOTE_INDENT = 2;

    private static final String LEGEND_GAP = "   ";
    private static final Map<Verdict, String> LEGEND = new EnumMap<>(Map.of(
            Verdict.HOLDS,
            "+ HOLDS, or the number with which it does",
            Verdict.FAILS,
            "- FAILS",
            Verdict.UNDECIDED,
            "? UNDECIDED",
            Verdict.NOT_APPLICABLE,
            ". N/A"));

    private final Palette palette;
    private final int width;
    private int gap = WIDE_GAP;

    ScorecardMatrix(Terminal terminal) {
        this.palette = new Palette(terminal.colour());
        this.width = terminal.width();
    }

    /// One property: its cells from top to bottom, as wide as the widest.
    private record Column(String property, List<Answer> answers, List<String> marks, int cellWidth) {
        static Column of(List<Scorecard> scorecards, int property, Footnotes footnotes) {
            var answers = scorecards.stream()
                    .map(scorecard -> scorecard.answers().get(property))
                    .toList();
            var marks = answers.stream().map(footnotes::mark).toList();
            int widest = IntStream.range(0, answers.size())
                    .map(row -> ScorecardCell.plain(answers.get(row)).length()
                            + marks.get(row).length())
                    .max()
                    .orElse(0);
            return new Column(answers.getFirst().property(), answers, marks, widest);
        }

        String text(int row) {
            return ScorecardCell.plain(answers.get(row)) + marks.get(row);
        }
    }

    List<String> lines(List<Scorecard> scorecards) {
        var footnotes = new Footnotes();
        var columns = IntStream.range(0, scorecards.getFirst().answers().size())
                .mapToObj(property -> Column.of(scorecards, property, footnotes))
                .toList();
        var names = scorecards.stream()
                .map(scorecard -> scorecard.mechanism().name())
                .toList();
        gap = total(names, columns) <= width ? WIDE_GAP : NARROW_GAP;
        var lines = new ArrayList<String>();
        for (int from = 0; from < columns.size(); ) {
            int to = lastThatFits(names, columns, from);
            append(lines, names, columns.subList(from, to));
            from = to;
        }
        lines.addAll(legend());
        for (var property : footnotes.properties()) {
            lines.add(property);
            footnotes.notes(property).forEach(note -> append(lines, note));
        }
        return lines;
    }

    /// At least one column, however narrow the page is.
    private int lastThatFits(List<String> names, List<Column> columns, int from) {
        int to = from + 1;
        while (to < columns.size() && total(names, columns.subList(from, to + 1)) <= width) {
            to++;
        }
        return to;
    }

    private int total(List<String> names, List<Column> columns) {
        return nameWidth(names, columns)
                + columns.stream().mapToInt(column -> gap + column.cellWidth()).sum();
    }

    /// Wide enough for the names of the rows, and for each stair to begin on the page.
    private int nameWidth(List<String> names, List<Column> columns) {
        int widest = names.stream().mapToInt(String::length).max().orElse(0);
        int offset = 0;
        for (var column : columns) {
            widest = Math.max(widest, column.property().length() - offset - gap - 1);
            offset += gap + column.cellWidth();
        }
        return widest;
    }

    private void append(List<String> lines, List<String> names, List<Column> columns) {
        int nameWidth = nameWidth(names, columns);
        for (int top = columns.size() - 1; top >= 0; top--) {
            lines.add(stair(columns, top, nameWidth));
        }
        for (int row = 0; row < names.size(); row++) {
            lines.add(row(names.get(row), columns, row, nameWidth));
        }
        lines.add("");
    }

    /// The name of the column `top`, which ends over the first character of its cells, and bars for those after
    /// it.
    private String stair(List<Column> columns, int top, int nameWidth) {
        var line = new StringBuilder();
        int place = nameWidth;
        for (int column = 0; column < columns.size(); column++) {
            place += gap;
            if (column >= top) {
                var text = column == top ? columns.get(column).property() : "|";
                line.append(" ".repeat(place + 1 - text.length() - line.length()))
                        .append(text);
            }
            place += columns.get(column).cellWidth();
        }
        return line.toString();
    }

    private String row(String name, List<Column> columns, int row, int nameWidth) {
        var line = new StringBuilder(padded(name, nameWidth));
        int trailing = 0;
        for (var column : columns) {
            var text = column.text(row);
            line.append(" ".repeat(trailing + gap))
                    .append(palette.verdict(column.answers().get(row).verdict(), text));
            trailing = column.cellWidth() - text.length();
        }
        return line.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /// On as many lines as it takes; colour does not count as width.
    private List<String> legend() {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (var entry : LEGEND.entrySet()) {
            var text = entry.getValue();
            if (used > 0 && used + LEGEND_GAP.length() + text.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used == 0 ? "" : LEGEND_GAP).append(palette.verdict(entry.getKey(), text));
            used += text.length() + LEGEND_GAP.length();
        }
        lines.add(line.toString());
        return lines;
    }

    private void append(List<String> lines, Footnotes.Note note) {
        var indent = " ".repeat(NOTE_INDENT);
        int hanging = NOTE_INDENT + note.mark().length() + 1;
        var parts = TextTable.wrapped(note.text(), width - hanging);
        for (int part = 0; part < parts.size(); part++) {
            lines.add((part == 0 ? indent + note.mark() + " " : " ".repeat(hanging)) + parts.get(part));
        }
    }
}
