package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.latex.Latex;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.property.ScorecardJson;
import dev.attest.theory.strategy.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Two scorecards of the same properties, side by side.
record Comparison(Scorecard first, Scorecard second) {
    /// Two answers about one property.
    private record Pair(Answer first, Answer second) {
        /// In what was found, however it was shown.
        boolean differ() {
            return !facts(first).equals(facts(second));
        }

        private static List<Object> facts(Answer answer) {
            return List.of(answer.verdict(), answer.condition(), answer.exactly(), answer.failsWhen(), answer.value());
        }
    }

    boolean isOneDefinition() {
        return first.definition().equals(second.definition());
    }

    /// Equal wherever both are defined; they may need other things in order to be.
    private boolean haveOneRow() {
        var one = Reading.of(first.mechanism()).form();
        var other = Reading.of(second.mechanism()).form();
        return one.isPresent()
                && other.isPresent()
                && first.mechanism().causal() == second.mechanism().causal()
                && one.get().weight().equals(other.get().weight());
    }

    private List<Pair> pairs() {
        return IntStream.range(0, first.answers().size())
                .mapToObj(property ->
                        new Pair(first.answers().get(property), second.answers().get(property)))
                .toList();
    }

    private List<Scorecard> both() {
        return List.of(first, second);
    }

    List<String> lines(Terminal terminal) {
        var palette = new Palette(terminal.colour());
        var differing = pairs().stream().filter(Pair::differ).toList();
        var same = pairs().stream().filter(pair -> !pair.differ()).toList();
        var lines = new ArrayList<String>();
        lines.add(palette.strong(name(first) + " and " + name(second)));
        lines.add(
                isOneDefinition()
                        ? "One definition: their normal forms are equal."
                        : (haveOneRow() ? "Their rows are equal by form. " : "") + differing.size() + " of "
                                + pairs().size() + " properties differ.");
        section(
                lines,
                palette,
                "what differs",
                new SideColumns(terminal, palette)
                        .answers(
                                this,
                                differing.stream()
                                        .map(pair -> List.of(pair.first(), pair.second()))
                                        .toList()));
        section(lines, palette, "what is the same", same(same, terminal));
        section(
                lines,
                palette,
                "definitions",
                new SideColumns(terminal, palette)
                        .texts(first.mechanism().text(), second.mechanism().text()));
        for (var card : both()) {
            section(
                    lines,
                    palette,
                    "normal form of " + name(card),
                    wrapped(RowLines.of(Reading.of(card.mechanism())), terminal));
        }
        for (var card : both()) {
            section(
                    lines,
                    palette,
                    "LaTeX of " + name(card),
                    Latex.of(card.mechanism()).lines().map(line -> "  " + line).toList());
        }
        return lines;
    }

    private static void section(List<String> lines, Palette palette, String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(palette.strong(heading));
            lines.addAll(content);
        }
    }

    /// A line for each verdict, with its properties.
    private static List<String> same(List<Pair> pairs, Terminal terminal) {
        var table = new TextTable(terminal.width());
        pairs.stream()
                .map(pair -> pair.first().verdict())
                .distinct()
                .sorted()
                .forEach(verdict -> table.row(
                        "  " + verdict,
                        String.join(
                                ", ",
                                pairs.stream()
                                        .filter(pair -> pair.first().verdict() == verdict)
                                        .map(pair -> summary(pair.first()))
                                        .toList())));
        return table.lines();
    }

    private static String summary(Answer answer) {
        var condition =
                ScorecardCell.condition(answer).map(words -> " " + words).orElse("");
        return answer.property()
                + answer.value().map(value -> " (" + value + ")").orElse("")
                + condition;
    }

    private static List<String> wrapped(List<String> paragraphs, Terminal terminal) {
        return paragraphs.stream()
                .flatMap(paragraph -> TextTable.wrapped(paragraph, terminal.width() - 2).stream())
                .map(line -> "  " + line)
                .toList();
    }

    private static String name(Scorecard card) {
        return card.mechanism().name();
    }

    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("same-definition", isOneDefinition());
        var mechanisms = node.putArray("mechanisms");
        both().forEach(card -> mechanisms.add(definition(card)));
        var properties = node.putArray("properties");
        for (var pair : pairs()) {
            var entry = properties
                    .addObject()
                    .put("property", pair.first().property())
                    .put("same", !pair.differ());
            entry.putArray("answers").add(ScorecardJson.of(pair.first())).add(ScorecardJson.of(pair.second()));
        }
        return node;
    }

    private static ObjectNode definition(Scorecard card) {
        Mechanism mechanism = card.mechanism();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("mechanism", mechanism.name())
                .put("definition-sha256", card.definition())
                .put("text", mechanism.text());
        var form = node.putArray("normal-form");
        RowLines.of(Reading.of(mechanism)).forEach(form::add);
        return node.put("latex", Latex.of(mechanism));
    }
}
