package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.Html;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Scorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Scorecards as one page that needs nothing else: the matrix, and behind each of its cells the condition, the
/// argument and what they rest on.
final class ScorecardHtml {
    private static final String STYLE = resource("scorecard.css");

    private ScorecardHtml() {}

    static String of(List<Scorecard> scorecards) {
        var properties =
                scorecards.getFirst().answers().stream().map(Answer::property).toList();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Scorecard of attention mechanisms</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>Scorecard</h1>
                <p class="legend">%s</p>
                <div class="matrix"><table style="--longest: %s">
                %s%s</table></div>
                <h2>Mechanisms</h2>
                %s<h2>Properties</h2>
                <dl>
                %s</dl>
                </body>
                </html>
                """.formatted(
                STYLE,
                legend(),
                properties.stream().map(String::length).max(Integer::compare).orElse(0),
                head(properties),
                scorecards.stream().map(ScorecardHtml::row).collect(Collectors.joining()),
                scorecards.stream().map(ScorecardHtml::details).collect(Collectors.joining()),
                properties.stream().map(ScorecardHtml::property).collect(Collectors.joining()));
    }

    private static String legend() {
        return "<span class=\"holds\">✓</span> holds, or the number with which it does; <span class=\"holds"
                + " conditional\">✓</span> under a condition; <span class=\"fails\">✗</span> fails; <span"
                + " class=\"undecided\">?</span> undecided; <span class=\"none\">–</span> not applicable. Every cell"
                + " leads to its condition and its argument.";
    }

    private static String head(List<String> properties) {
        return properties.stream()
                .map(property -> "<th scope=\"col\"><div><a href=\"#property." + Html.escape(property) + "\">"
                        + Html.escape(property) + "</a></div></th>")
                .collect(Collectors.joining("\n", "<thead><tr><td></td>", "</tr></thead>\n"));
    }

    private static String row(Scorecard scorecard) {
        var name = scorecard.mechanism().name();
        return scorecard.answers().stream()
                .map(answer -> cell(name, answer))
                .collect(Collectors.joining(
                        "", "<tr><th scope=\"row\">" + link(anchor(name), name) + "</th>", "</tr>\n"));
    }

    private static String cell(String mechanism, Answer answer) {
        var conditional = ScorecardCell.note(answer).isPresent() ? " conditional" : "";
        var hover =
                mechanism + ", " + answer.property() + ": " + answer.verdict() + "; " + ScorecardPage.detail(answer);
        return "<td class=\"" + style(answer) + conditional + "\"><a href=\"#"
                + Html.escape(anchor(mechanism) + "." + answer.property()) + "\" title=\"" + Html.escape(hover) + "\">"
                + Html.escape(ScorecardCell.rich(answer)) + "</a></td>";
    }

    private static String style(Answer answer) {
        return switch (answer.verdict()) {
            case HOLDS, FAILS, UNDECIDED -> answer.verdict().toString().toLowerCase(Locale.ROOT);
            case NOT_APPLICABLE -> "none";
        };
    }

    private static String details(Scorecard scorecard) {
        var mechanism = scorecard.mechanism();
        var title = mechanism
                .title()
                .map(text -> " <span>" + Html.escape(text) + "</span>")
                .orElse("");
        return "<section id=\"" + Html.escape(anchor(mechanism.name())) + "\">\n<h3>" + Html.escape(mechanism.name())
                + title + "</h3>\n<pre>" + Html.escape(mechanism.text().strip()) + "</pre>\n<table>\n"
                + scorecard.answers().stream()
                        .map(answer -> detail(mechanism.name(), answer))
                        .collect(Collectors.joining())
                + "</table>\n</section>\n";
    }

    private static String detail(String mechanism, Answer answer) {
        var evidence =
                answer.evidence().map(kind -> "<br><small>" + kind + "</small>").orElse("");
        return "<tr id=\"" + Html.escape(anchor(mechanism) + "." + answer.property()) + "\"><th scope=\"row\">"
                + Html.escape(answer.property()) + "</th><td class=\"" + style(answer) + "\">" + answer.verdict()
                + evidence + "</td><td>" + text(answer) + "</td></tr>\n";
    }

    private static String text(Answer answer) {
        var html = new StringBuilder();
        answer.value().ifPresent(value -> html.append(paragraph("with", value)));
        ScorecardCell.condition(answer).ifPresent(words -> html.append(paragraph("", words)));
        ScorecardCell.failsWhen(answer).ifPresent(words -> html.append(paragraph("", words)));
        answer.goal().ifPresent(goal -> html.append(paragraph("", goal.words())));
        html.append(paragraph(answer.goal().isPresent() ? "because" : "", answer.because()));
        if (!answer.claims().isEmpty()) {
            html.append(paragraph("rests on", String.join(", ", answer.claims())));
        }
        answer.certificate().ifPresent(certificate -> html.append(paragraph("certificate", certificate.kind())));
        return html.toString();
    }

    private static String paragraph(String label, String words) {
        return "<p>" + (label.isEmpty() ? "" : "<em>" + label + "</em> ") + Html.escape(words) + "</p>";
    }

    private static String property(String id) {
        return "<dt id=\"property." + Html.escape(id) + "\">" + Html.escape(id) + "</dt><dd>"
                + Properties.find(id)
                        .map(ScorecardCell::meaning)
                        .map(Html::escape)
                        .orElse("")
                + "</dd>\n";
    }

    private static String link(String anchor, String text) {
        return "<a href=\"#" + Html.escape(anchor) + "\">" + Html.escape(text) + "</a>";
    }

    /// A name is free text; that of a place on a page is not.
    private static String anchor(String name) {
        return "mechanism." + name.replaceAll("\\s", "-");
    }

    private static String resource(String name) {
        try (var stream = ScorecardHtml.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("expected the resource " + name + ", got none");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
