package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scorecards as a table of Markdown, the conditions as a list below it.
final class ScorecardMarkdown {
    private final Footnotes footnotes = new Footnotes();

    private ScorecardMarkdown() {}

    static List<String> lines(List<Scorecard> scorecards) {
        return new ScorecardMarkdown().write(scorecards);
    }

    private List<String> write(List<Scorecard> scorecards) {
        var properties =
                scorecards.getFirst().answers().stream().map(Answer::property).toList();
        var lines = new ArrayList<String>();
        lines.add(row(Stream.concat(Stream.of("mechanism"), properties.stream())));
        lines.add(row(Stream.concat(Stream.of("---"), properties.stream().map(property -> ":-:"))));
        scorecards.forEach(scorecard -> lines.add(row(Stream.concat(
                Stream.of(escaped(scorecard.mechanism().name())),
                scorecard.answers().stream().map(this::cell)))));
        lines.add("");
        lines.add("✓ `HOLDS`, or the number with which it does; ✗ `FAILS`; ? `UNDECIDED`; – `N/A`");
        lines.add("");
        footnotes.properties().forEach(property -> lines.add("- " + property + ": " + notes(property)));
        return lines;
    }

    private String cell(Answer answer) {
        var mark = footnotes.mark(answer);
        return escaped(ScorecardCell.rich(answer)) + (mark.isEmpty() ? "" : superscript(mark));
    }

    private String notes(String property) {
        return footnotes.notes(property).stream()
                .map(note -> superscript(note.mark()) + " " + escaped(note.text()))
                .collect(Collectors.joining("; "));
    }

    private static String superscript(String mark) {
        return "<sup>" + mark + "</sup>";
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// Nothing of it is markup.
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]|<>])", "\\\\$1");
    }
}
