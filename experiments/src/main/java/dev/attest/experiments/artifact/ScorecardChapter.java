package dev.attest.experiments.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What is proved of each mechanism: `scorecard.json`, and a file for each certificate.
public final class ScorecardChapter implements Chapter {
    static final String FILE = "scorecard.json";
    private static final String CERTIFICATES = "certificates/";

    private final Scorecards scorecards;

    public ScorecardChapter(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    /// Where the certificate of an answer is kept.
    public static String certificate(String mechanism, String property) {
        return CERTIFICATES + mechanism + "." + property + ".json";
    }

    @Override
    public void produce(Production production) throws IOException {
        var decided = scorecards.decide(production.progress());
        production.folder().write(FILE, Json.lines(decided.scorecards()));
        production.folder().write(decided.certificates());
    }

    @Override
    public boolean owns(String path) {
        return path.equals(FILE) || path.startsWith(CERTIFICATES);
    }

    @Override
    public List<Section> render(ArtifactFolder folder) throws IOException {
        return folder.has(FILE) ? List.of(new ScorecardSection(read(folder), folder::has).render()) : List.of();
    }

    @Override
    public List<Problem> audit(ArtifactFolder folder, AuditRequest request) throws IOException {
        if (!folder.has(FILE)) {
            return List.of();
        }
        ArrayNode cards;
        try {
            cards = read(folder);
        } catch (DamagedFile leftToRendering) {
            return List.of();
        }
        var problems = new ArrayList<>(certificates(folder, cards));
        Difference.first(FILE, Json.lines(cards), folder.text(FILE)).ifPresent(problems::add);
        if (request.trials() > 0) {
            var again = scorecards.decide(request.progress());
            Difference.first(FILE, Json.lines(again.scorecards()), folder.text(FILE))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    static ArrayNode read(ArtifactFolder folder) throws IOException {
        try {
            if (Json.parse(folder.text(FILE)) instanceof ArrayNode cards) {
                return cards;
            }
            throw new DamagedFile(FILE, "expected an array of scorecards");
        } catch (JsonProcessingException malformed) {
            throw new DamagedFile(FILE, "expected JSON, got " + malformed.getOriginalMessage());
        }
    }

    private List<Problem> certificates(ArtifactFolder folder, ArrayNode cards) throws IOException {
        var problems = new ArrayList<Problem>();
        var unused = new TreeSet<>(folder.files(CERTIFICATES, ""));
        for (var card : cards) {
            for (var answer : card.path("properties")) {
                var mechanism = card.path("mechanism").asText();
                var path = certificate(mechanism, answer.path("property").asText());
                unused.remove(path);
                check(folder, card, answer, path).ifPresent(problems::add);
            }
        }
        unused.forEach(
                path -> problems.add(new Problem(path, "expected a certificate of some answer, got one of none")));
        return problems;
    }

    private Optional<Problem> check(ArtifactFolder folder, JsonNode card, JsonNode answer, String path)
            throws IOException {
        boolean claimed = answer.has("certificate");
        if (claimed != folder.has(path)) {
            var found = claimed ? "found none" : "the scorecard names none";
            return Optional.of(new Problem(path, "expected the scorecard and the files to agree, but " + found));
        }
        boolean decided = answer.path("verdict").asText().matches("HOLDS|FAILS");
        if (!claimed) {
            return decided
                    ? Optional.of(new Problem(
                            FILE,
                            card.path("mechanism").asText() + " "
                                    + answer.path("property").asText(),
                            "expected a certificate, got none"))
                    : Optional.empty();
        }
        return scorecards.refusal(card, answer, folder.text(path)).map(reason -> new Problem(path, reason));
    }
}
