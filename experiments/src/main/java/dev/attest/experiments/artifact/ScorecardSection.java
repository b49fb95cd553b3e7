package dev.attest.experiments.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The scorecards as a page: all verdicts at one sight, then each mechanism with conditions, arguments and
/// certificates.
final class ScorecardSection {
    private static final String LEGEND =
            "✓ holds, ✗ fails, ? undecided, – not applicable; * under the condition that the"
                    + " mechanism's own table gives.";

    private final ArrayNode cards;
    private final Predicate<String> exists;

    /// @param exists whether the artifact has a file of this path
    ScorecardSection(ArrayNode cards, Predicate<String> exists) {
        this.cards = cards;
        this.exists = exists;
    }

    Section render() {
        var html = new StringBuilder(overview());
        for (var card : cards) {
            html.append(Html.details(card.path("mechanism").asText(), details(card)));
        }
        return new Section(
                "scorecard", "What is proved of each mechanism", headlines(), html.toString(), new TreeMap<>());
    }

    private List<String> headlines() {
        long decided =
                answers().filter(answer -> mark(answer).matches("[✓✗]\\*?")).count();
        long undecided =
                answers().filter(answer -> mark(answer).startsWith("?")).count();
        return List.of(cards.size() + " mechanisms: " + decided
                + " properties decided with a certificate that anyone can" + " re-check, " + undecided + " undecided.");
    }

    private String overview() {
        var properties = new LinkedHashSet<String>();
        answers().forEach(answer -> properties.add(answer.path("property").asText()));
        var columns = new ArrayList<>(List.of("property"));
        cards.forEach(card -> columns.add(card.path("mechanism").asText()));
        var rows = properties.stream().map(this::overviewRow).toList();
        return Html.table(LEGEND, columns, rows);
    }

    private List<String> overviewRow(String property) {
        var row = new ArrayList<>(List.of(Html.escape(property)));
        for (var card : cards) {
            var marks = new LinkedHashMap<String, String>();
            card.path("properties")
                    .forEach(answer -> marks.put(answer.path("property").asText(), Html.escape(mark(answer))));
            row.add(marks.getOrDefault(property, ""));
        }
        return row;
    }

    private static String mark(JsonNode answer) {
        var condition = answer.has("condition") || answer.has("fails-when") ? "*" : "";
        return switch (answer.path("verdict").asText()) {
            case "HOLDS" -> "✓" + condition;
            case "FAILS" -> "✗" + condition;
            case "N/A" -> "–";
            default -> "?";
        };
    }

    private String details(JsonNode card) {
        var mechanism = card.path("mechanism").asText();
        var rows = new ArrayList<List<String>>();
        for (var answer : card.path("properties")) {
            rows.add(detailRow(mechanism, answer));
        }
        var definition = "<p>Definition <code>"
                + Html.escape(card.path("definition-sha256").asText()) + "</code></p>\n";
        return definition
                + Html.table("", List.of("Property", "Verdict", "When", "Value", "Evidence", "Because"), rows);
    }

    private List<String> detailRow(String mechanism, JsonNode answer) {
        var property = answer.path("property").asText();
        return List.of(
                Html.escape(property),
                Html.verdict(answer.path("verdict").asText()),
                Html.escape(condition(answer)),
                Html.escape(text(answer.path("value"))),
                evidence(answer, ScorecardChapter.certificate(mechanism, property)),
                Html.escape(answer.path("because").asText()));
    }

    private String evidence(JsonNode answer, String path) {
        var words = Html.escape(answer.path("evidence").asText());
        return exists.test(path) ? "<a href=\"" + Html.escape(path) + "\">" + words + "</a>" : words;
    }

    private static String condition(JsonNode answer) {
        var when = text(answer.path("condition"));
        var exactly = answer.path("exactly").asBoolean() ? "exactly when " : "";
        var fails = answer.has("fails-when") ? "; fails when " + text(answer.path("fails-when")) : "";
        return (when.isEmpty() ? "" : exactly + when) + fails;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isTextual() ? node.asText() : Json.compact(node);
    }

    private Stream<JsonNode> answers() {
        return StreamSupport.stream(cards.spliterator(), false)
                .flatMap(card -> StreamSupport.stream(card.path("properties").spliterator(), false));
    }
}
