package dev.attest.theory.claim;

import dev.attest.theory.certificate.Theorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A claim and its judgement as plain text: statement, hypotheses, argument, verdict, teeth, source.
public final class ClaimPage {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private ClaimPage() {}

    public static List<String> lines(Judgement judgement) {
        var page = new ClaimPage();
        page.statement(judgement.claim());
        page.verdict(judgement);
        page.section("what it does not show", judgement.claim().notShown());
        page.teeth(judgement);
        page.sources(judgement.claim().statement(), judgement.claim().theorems());
        return List.copyOf(page.lines);
    }

    private void statement(Claim claim) {
        Statement statement = claim.statement();
        lines.add(claim.title());
        lines.add("");
        paragraph(statement.words());
        paragraph(statement.latex());
        section("where", statement.quantifiers());
        section("hypotheses", hypotheses(claim));
        section("argument", List.of(statement.argument()));
    }

    private void verdict(Judgement judgement) {
        String evidence = judgement.evidence().map(kind -> ", " + kind).orElse("");
        String expected = judgement.verdict() == judgement.claim().statement().expected()
                ? " (as expected)"
                : " (expected " + judgement.claim().statement().expected() + ")";
        section("verdict", List.of(judgement.verdict() + evidence + expected, judgement.because()));
        judgement
                .claim()
                .statement()
                .repairedBy()
                .ifPresent(repair -> section("what is true instead", List.of(ClassName.words(repair, "-"))));
    }

    private void teeth(Judgement judgement) {
        section(
                "what shows that it can fail",
                judgement.teeth().stream()
                        .map(tooth -> tooth.hypothesis() + ": " + tooth.text())
                        .toList());
        if (judgement.decoys().offered() > 0) {
            section(
                    "decoys",
                    List.of(judgement.decoys().turnedDown() + " of "
                            + judgement.decoys().offered() + " turned down"));
        }
    }

    private void sources(Statement statement, List<Theorem> theorems) {
        section("rests on", statement.restsOn());
        section("the checker calls it", theorems.stream().map(Theorem::words).toList());
        section(
                "source",
                List.of(statement.source() + " ("
                        + statement.literature().name().toLowerCase(Locale.ROOT) + ")"));
    }

    static List<String> hypotheses(Claim claim) {
        return claim instanceof Claim.Universal<?> universal
                ? universal.hypotheses().stream().map(Hypothesis::name).toList()
                : List.of();
    }

    private void section(String heading, List<String> paragraphs) {
        if (!paragraphs.isEmpty()) {
            lines.add("");
            lines.add(heading);
            paragraphs.forEach(this::paragraph);
        }
    }

    private void paragraph(String text) {
        var line = new StringBuilder(INDENT);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > INDENT.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT + INDENT);
            } else if (!line.toString().isBlank()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }
}
