package dev.attest.theory.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.ClaimPage;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claims.superiority.NumberedStatements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/claims` says what the claims say: a page for each and an index. What it has to say is left in
/// `theory/target/claims`.
final class ClaimDocumentsTest {
    private static final Path WRITTEN = Path.of("target", "claims");
    private static final Path KEPT = Path.of("..", "docs", "claims");
    private static final long SEED = 1;

    @Test
    void thePagesAreWhatTheClaimsSay() throws IOException {
        var expected = pages();
        Files.createDirectories(WRITTEN);
        for (var page : expected.entrySet()) {
            Files.writeString(WRITTEN.resolve(page.getKey()), page.getValue());
        }
        var kept = kept();
        assertEquals(expected.keySet(), kept.keySet());
        expected.forEach((name, text) -> assertEquals(text, kept.get(name), name));
    }

    @Test
    void anIndexHasALineForEveryClaim() {
        var index = index();
        Claims.all().forEach(claim -> assertTrue(index.contains("](" + claim.id() + ".md)"), claim.id()));
    }

    private static Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        pages.put("README.md", index());
        Claims.all().forEach(claim -> pages.put(claim.id() + ".md", page(claim)));
        return pages;
    }

    private static String page(Claim claim) {
        var lines = ClaimPage.lines(Judge.judge(claim, SEED));
        return "# " + lines.getFirst() + "\n\n```math\n" + claim.statement().latex() + "\n```\n\n```text\n"
                + lines.stream().skip(2).collect(Collectors.joining("\n")) + "\n```\n";
    }

    private static String index() {
        var text = new StringBuilder("""
                # Claims

                Statements of the literature as code. Each page is what `attest explain CLAIM` prints under the seed 1: the
                statement, what was found of it here, and what shows that it can fail. Written by a test from the classes.

                | claim | expected here | the literature | source |
                |---|---|---|---|
                """);
        for (var claim : Claims.all()) {
            var statement = claim.statement();
            text.append("| [")
                    .append(claim.title())
                    .append("](")
                    .append(claim.id())
                    .append(".md) | ");
            text.append(statement.expected()).append(" | ");
            text.append(statement.literature().name().toLowerCase(Locale.ROOT)).append(" | ");
            text.append(statement.source()).append(" |\n");
        }
        return text + numbered() + ofTheDivide();
    }

    private static String numbered() {
        var text = new StringBuilder("""

                ## The statements of arXiv 2310.11685

                By the numbers of a reconstruction: the body of the paper could not be read.

                | statement | claim, or why it is left out |
                |---|---|
                """);
        NumberedStatements.ALL.forEach((number, place) -> text.append("| ")
                .append(number)
                .append(" | ")
                .append(place.claim()
                        .map(type -> Claims.of(type).id())
                        .map(id -> "[" + id + "](" + id + ".md)")
                        .orElse(place.leftOut()))
                .append(" |\n"));
        return text.toString();
    }

    private static String ofTheDivide() {
        var text = new StringBuilder("""

                ## The statements of arXiv 2412.06590

                By the numbers of a reconstruction. The published form of a proposition is its first claim.

                | statement | true as published? | claims |
                |---|---|---|
                """);
        dev.attest.theory.claims.divide.NumberedStatements.ALL.forEach((number, place) -> text.append("| ")
                .append(number)
                .append(" | ")
                .append(place.found())
                .append(" | ")
                .append(place.claims().stream()
                        .map(type -> Claims.of(type).id())
                        .map(id -> "[" + id + "](" + id + ".md)")
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
        return text.toString();
    }

    private static Map<String, String> kept() throws IOException {
        var kept = new TreeMap<String, String>();
        if (Files.isDirectory(KEPT)) {
            try (var files = Files.list(KEPT)) {
                files.forEach(file -> kept.put(String.valueOf(file.getFileName()), read(file)));
            }
        }
        return kept;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
