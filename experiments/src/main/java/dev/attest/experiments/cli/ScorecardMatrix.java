package dev.attest.experiments.cli;

import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Many scorecards at a glance: a row for each mechanism, a column for each property, and the conditions below. Where the
/// names of the properties do not fit the width, columns are numbered and verdicts are signs.
final class ScorecardMatrix {
    private static final String GAP = "  ";

    private final Palette palette;
    private final int width;

    ScorecardMatrix(Terminal terminal) {
        this.palette = new Palette(terminal.colour());
        this.width = terminal.width();
    }

    List<String> lines(List<Scorecard> scorecards) {
        var properties = scorecards.getFirst().answers().stream().map(Answer::property).toList();
        boolean named = fits(scorecards, properties);
        var table = new TextTable(width);
        table.row(framed("", header(properties, named)));
        scorecards.forEach(scorecard -> table.row(row(scorecard, named)));
        var lines = new ArrayList<>(table.lines());
        lines.add("");
        if (!named) {
            lines.addAll(legend(properties));
        }
        lines.addAll(conditions(scorecards));
        return lines;
    }

    private boolean fits(List<Scorecard> scorecards, List<String> properties) {
        int names = scorecards.stream()
                .mapToInt(scorecard -> scorecard.mechanism().name().length())
                .max()
                .orElse(0);
        int longestVerdict = Arrays.stream(Verdict.values())
                .mapToInt(verdict -> verdict.toString().length())
                .max()
                .orElse(0);
        int columns = properties.stream()
                .mapToInt(property -> Math.max(property.length(), longestVerdict) + GAP.length())
                .sum();
        return names + columns <= width;
    }

    private static List<TextTable.Cell> header(List<String> properties, boolean named) {
        return IntStream.range(0, properties.size())
                .mapToObj(index -> TextTable.Cell.plain(named ? properties.get(index) : Integer.toString(index + 1)))
                .toList();
    }

    private TextTable.Cell[] row(Scorecard scorecard, boolean named) {
        var cells = scorecard.answers().stream()
                .map(answer -> new TextTable.Cell(
                        named ? words(answer) : sign(answer), text -> palette.verdict(answer.verdict(), text)))
                .toList();
        return framed(scorecard.mechanism().name(), cells);
    }

    private static TextTable.Cell[] framed(String first, List<TextTable.Cell> cells) {
        var row = new ArrayList<TextTable.Cell>();
        row.add(TextTable.Cell.plain(first));
        row.addAll(cells);
        return row.toArray(TextTable.Cell[]::new);
    }

    private static String words(Answer answer) {
        return answer.verdict() + (isConditional(answer) ? "*" : "");
    }

    private static String sign(Answer answer) {
        return switch (answer.verdict()) {
            case HOLDS -> isConditional(answer) ? "*" : "+";
            case FAILS -> "-";
            case UNDECIDED -> "?";
            case NOT_APPLICABLE -> ".";
        };
    }

    private static boolean isConditional(Answer answer) {
        return answer.condition()
                .filter(condition -> !(condition instanceof Condition.Always))
                .isPresent();
    }

    private List<String> legend(List<String> properties) {
        var numbered = IntStream.range(0, properties.size())
                .mapToObj(index -> (index + 1) + " " + properties.get(index))
                .toList();
        var lines = new ArrayList<>(TextTable.wrapped(String.join(", ", numbered), width));
        lines.add(String.join(
                "   ",
                palette.verdict(Verdict.HOLDS, "+ HOLDS"),
                palette.verdict(Verdict.HOLDS, "* HOLDS under a condition"),
                palette.verdict(Verdict.FAILS, "- FAILS"),
                palette.verdict(Verdict.UNDECIDED, "? UNDECIDED"),
                palette.verdict(Verdict.NOT_APPLICABLE, ". N/A")));
        return lines;
    }

    /// Each condition once, with the mechanisms that have it.
    private List<String> conditions(List<Scorecard> scorecards) {
        var mechanisms = new LinkedHashMap<String, List<String>>();
        for (var scorecard : scorecards) {
            for (var answer : scorecard.answers()) {
                if (isConditional(answer)) {
                    mechanisms
                            .computeIfAbsent(condition(answer), text -> new ArrayList<>())
                            .add(scorecard.mechanism().name());
                }
            }
        }
        var lines = new ArrayList<String>();
        mechanisms.forEach((condition, names) ->
                lines.addAll(TextTable.wrapped("* " + String.join(", ", names) + ": " + condition, width)));
        return lines;
    }

    private static String condition(Answer answer) {
        var words = answer.condition().map(Condition::words).orElse("");
        return answer.property() + (answer.exactly() ? " exactly when " : " when ") + words;
    }
}
