package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Two texts beside each other, each wrapped in its half of the page.
final class SideColumns {
    private static final String INDENT = "  ";
    private static final int LEAST = 20;

    private final Palette palette;
    private final int width;

    SideColumns(Terminal terminal, Palette palette) {
        this.palette = palette;
        this.width = terminal.width();
    }

    /// A column of text, with the colour of each of its lines.
    private record Column(List<String> lines, UnaryOperator<String> paint) {
        String line(int number, int columnWidth) {
            var text = number < lines.size() ? lines.get(number) : "";
            var gap = " ".repeat(Math.max(0, columnWidth - text.codePointCount(0, text.length())));
            return (number == 0 ? paint.apply(text) : text) + gap;
        }
    }

    /// For each pair the name of the property, and what was found of it on either side.
    List<String> answers(Comparison comparison, List<List<Answer>> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        int names = pairs.stream()
                .mapToInt(pair -> pair.getFirst().property().length())
                .max()
                .orElse(0);
        int half = Math.max(LEAST, (width - names - 3 * INDENT.length()) / 2);
        var lines = new ArrayList<String>();
        append(
                lines,
                plain(List.of("")),
                plain(List.of(comparison.first().mechanism().name())),
                plain(List.of(comparison.second().mechanism().name())),
                names,
                half);
        for (var pair : pairs) {
            var property = plain(List.of(pair.getFirst().property()));
            append(lines, property, column(pair.getFirst(), half), column(pair.getLast(), half), names, half);
        }
        return lines;
    }

    /// Two definitions, line by line.
    List<String> texts(String first, String second) {
        int half = Math.max(LEAST, (width - 3 * INDENT.length()) / 2);
        var lines = new ArrayList<String>();
        append(lines, plain(List.of("")), plain(folded(first, half)), plain(folded(second, half)), 0, half);
        return lines;
    }

    private Column column(Answer answer, int half) {
        var lines = new ArrayList<String>();
        var found =
                answer.verdict() + answer.value().map(value -> " with " + value).orElse("");
        lines.addAll(TextTable.wrapped(found, half));
        ScorecardCell.condition(answer).ifPresent(words -> lines.addAll(TextTable.wrapped(words, half)));
        ScorecardCell.failsWhen(answer).ifPresent(words -> lines.addAll(TextTable.wrapped(words, half)));
        lines.addAll(TextTable.wrapped(answer.because(), half));
        return new Column(lines, text -> palette.verdict(answer.verdict(), text));
    }

    private static Column plain(List<String> lines) {
        return new Column(lines, UnaryOperator.identity());
    }

    private static void append(List<String> lines, Column name, Column left, Column right, int names, int half) {
        int count = Math.max(
                name.lines().size(), Math.max(left.lines().size(), right.lines().size()));
        for (int number = 0; number < count; number++) {
            var start = names == 0 ? INDENT : INDENT + name.line(number, names) + INDENT;
            lines.add((start + left.line(number, half) + INDENT + right.line(number, 0)).stripTrailing());
        }
    }

    /// Lines cut where they are too long, their spaces kept.
    private static List<String> folded(String text, int half) {
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var rest = line;
            while (rest.length() > half) {
                int space = rest.lastIndexOf(' ', half);
                int cut = space > half / 2 ? space : half;
                lines.add(rest.substring(0, cut));
                rest = "    " + rest.substring(cut).strip();
            }
            lines.add(rest);
        }
        return lines;
    }
}
