package dev.attest.experiments.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.run.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// The statements of the literature and what was found of each: `claims.json`.
public final class ClaimChapter implements Chapter {
    private static final String FILE = "claims.json";

    private final Judgements judgements;

    public ClaimChapter(Judgements judgements) {
        this.judgements = judgements;
    }

    /// Whether the report of an artifact has this chapter, so that others can link to it.
    static boolean isIn(ArtifactFolder folder) {
        return folder.has(FILE);
    }

    /// Where the report speaks of a claim.
    static String anchor(String id) {
        return "claim-" + id;
    }

    @Override
    public void produce(Production production) throws IOException {
        long seed = production.request().seed();
        production.folder().write(FILE, text(seed, production.progress()));
    }

    @Override
    public boolean owns(String path) {
        return path.equals(FILE);
    }

    @Override
    public List<Section> render(ArtifactFolder folder) throws IOException {
        return folder.has(FILE) ? List.of(section(read(folder).path("claims"))) : List.of();
    }

    /// Judges every claim again from the seed that the file names.
    @Override
    public List<Problem> audit(ArtifactFolder folder, AuditRequest request) throws IOException {
        if (!folder.has(FILE)) {
            return List.of();
        }
        try {
            long seed = read(folder).path("seed").asLong();
            return Difference.first(FILE, text(seed, request.progress()), folder.text(FILE)).stream()
                    .toList();
        } catch (DamagedFile leftToRendering) {
            return List.of();
        }
    }

    /// The titles of the claims in an artifact whose verdict is not the expected one.
    public static List<String> unexpected(ArtifactFolder folder) throws IOException {
        if (!folder.has(FILE)) {
            return List.of();
        }
        var titles = new ArrayList<String>();
        for (var claim : read(folder).path("claims")) {
            if (!claim.path("as-expected").asBoolean()) {
                titles.add(claim.path("title").asText());
            }
        }
        return titles;
    }

    private String text(long seed, Progress progress) {
        var node = Json.object();
        node.put("seed", seed);
        node.set("claims", judgements.judge(seed, progress));
        return Json.lines(node);
    }

    private static JsonNode read(ArtifactFolder folder) throws IOException {
        try {
            return Json.parse(folder.text(FILE));
        } catch (JsonProcessingException malformed) {
            throw new DamagedFile(FILE, "expected JSON, got " + malformed.getOriginalMessage());
        }
    }

    private static Section section(JsonNode claims) {
        var rows = new ArrayList<List<String>>();
        for (var claim : claims) {
            rows.add(List.of(
                    "<strong id=\"" + Html.escape(anchor(claim.path("claim").asText())) + "\">"
                            + Html.escape(claim.path("title").asText()) + "</strong><br>"
                            + Html.escape(claim.path("statement").asText()),
                    Html.escape(claim.path("source").asText()),
                    Html.escape(claim.path("literature").asText()),
                    Html.verdict(claim.path("verdict").asText()),
                    Html.escape(claim.path("evidence").asText()),
                    Html.escape(claim.path("because").asText())));
        }
        var html = Html.paragraph(
                        "What the literature says of a statement and what was found here are two things. A statement"
                                + " that fails as it is worded is a finding; its repair stands beside it.")
                + Html.table("", List.of("Statement", "Source", "Literature", "Verdict", "Evidence", "Because"), rows);
        return new Section("claims", "Statements of the literature", headlines(claims), html, new TreeMap<>());
    }

    private static List<String> headlines(JsonNode claims) {
        var headlines = new ArrayList<String>();
        long expected = StreamSupport.stream(claims.spliterator(), false)
                .filter(claim -> claim.path("as-expected").asBoolean())
                .count();
        headlines.add(
                claims.size() + " statements of the literature judged, " + expected + " with the expected verdict.");
        for (var claim : claims) {
            if (claim.path("verdict").asText().equals("FAILS")) {
                headlines.add("Fails as published: " + claim.path("title").asText() + " ("
                        + claim.path("source").asText() + "): "
                        + claim.path("because").asText() + ".");
            }
        }
        return headlines;
    }
}
