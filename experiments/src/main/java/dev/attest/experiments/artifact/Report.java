package dev.attest.experiments.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The page that a reader opens first: the findings, then a section for each subject. It holds its own style
/// and figures and asks nothing of the network.
final class Report {
    private static final String STYLE = resource("report.css");
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Attest: what holds, and what happens</title>
            <style>
            %s</style>
            </head>
            <body>
            <header>
            <h1>What holds, and what happens</h1>
            <p class="lead">Attention mechanisms, what is proved of them, and what experiments that were predicted
            beforehand have shown. Every number on this page is computed from the files beside it, and
            <code>attest audit</code> computes it again.</p>
            </header>
            <main>
            <section id="findings">
            <h2>Findings</h2>
            %s</section>
            <nav><h2>Contents</h2>
            <ol>
            %s</ol></nav>
            %s</main>
            <footer>
            <p>This folder reproduces byte for byte from the same seed, except <code>run.json</code>, which holds times
            and the machine. <code>manifest.json</code> lists every other file with its SHA-256.</p>
            </footer>
            </body>
            </html>
            """;

    private Report() {}

    static String render(List<Section> sections) {
        var findings = sections.stream()
                .flatMap(section -> section.headlines().stream())
                .toList();
        var contents = sections.stream().map(Report::entry).collect(Collectors.joining());
        var bodies = sections.stream().map(Report::body).collect(Collectors.joining());
        return FRAME.formatted(STYLE, Html.list(findings), contents, bodies);
    }

    private static String entry(Section section) {
        return "<li><a href=\"#" + section.id() + "\">" + Html.escape(section.title()) + "</a></li>\n";
    }

    private static String body(Section section) {
        return "<section id=\"" + section.id() + "\">\n<h2>" + Html.escape(section.title()) + "</h2>\n" + section.html()
                + "</section>\n";
    }

    private static String resource(String name) {
        try (var stream = Report.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
