package dev.attest.experiments.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Columns of text, two spaces apart. The last column takes what is left of the width and wraps.
final class TextTable {
    private static final String GAP = "  ";
    private static final int LEAST_LAST = 24;

    private final int width;
    private final List<Cell[]> rows = new ArrayList<>();

    TextTable(int width) {
        this.width = width;
    }

    /// @param paint adds colour to the padded text, which must not count as width
    record Cell(String text, UnaryOperator<String> paint) {
        static Cell plain(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    void row(String... texts) {
        row(Arrays.stream(texts).map(Cell::plain).toArray(Cell[]::new));
    }

    void row(Cell... cells) {
        rows.add(cells.clone());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        rows.forEach(cells -> append(lines, cells));
        return lines;
    }

    private void append(List<String> lines, Cell[] cells) {
        var line = new StringBuilder();
        int used = 0;
        for (int column = 0; column < cells.length - 1; column++) {
            int columnWidth = columnWidth(column);
            line.append(cells[column].paint().apply(padded(cells[column].text(), columnWidth)))
                    .append(GAP);
            used += columnWidth + GAP.length();
        }
        var last = cells[cells.length - 1];
        for (var part : wrapped(last.text(), Math.max(LEAST_LAST, width - used))) {
            lines.add((line + last.paint().apply(part)).stripTrailing());
            line = new StringBuilder(" ".repeat(used));
        }
    }

    private int columnWidth(int column) {
        return rows.stream()
                .filter(cells -> column < cells.length - 1)
                .mapToInt(cells -> length(cells[column].text()))
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - length(text));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Breaks at spaces; a word longer than the width stays whole.
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
