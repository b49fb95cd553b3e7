package dev.attest.experiments.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.study.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredVerdictsTest {
    private static final String CERTIFICATE = "certificates/one.total.json";
    private static final List<Chapter> CHAPTERS =
            List.of(new ScorecardChapter(new OneProof()), new ClaimChapter((seed, progress) -> claims(seed)));

    @TempDir
    Path folder;

    private ArtifactFolder artifact;

    @BeforeEach
    void makeAnArtifact() throws Exception {
        var request = new ReproductionRequest(
                folder.resolve("artifact"), Scale.SMOKE, 7, List.of(), Map.of(), Optional.empty(), IfStarted.REFUSE, 1);
        artifact = new Reproduction(CHAPTERS).make(request, Progress.SILENT);
    }

    @Test
    void proofsAndJudgementsAuditClean() throws IOException {
        assertEquals(List.of(), audit());
        assertTrue(artifact.text("report.html").contains("href=\"" + CERTIFICATE + "\""));
        assertTrue(artifact.text("report.html").contains("Fails as published: It holds &amp; falls"));
    }

    @Test
    void aForgedCertificateIsRefusedEvenIfTheManifestAgrees() throws IOException {
        forge(CERTIFICATE, "proof", "proxy");
        assertEquals(List.of(CERTIFICATE + ": expected a proof"), reports());
    }

    @Test
    void aVerdictWithoutACertificateIsNotBelieved() throws IOException {
        Files.delete(artifact.root().resolve(CERTIFICATE));
        forge("scorecard.json", ",\"certificate\":{\"kind\":\"proof\"}", "");
        assertEquals(List.of("scorecard.json: one total: expected a certificate, got none"), reports());
    }

    @Test
    void aForgedJudgementIsFoundByJudgingAgain() throws IOException {
        forge("claims.json", "FAILS", "HOLDS");
        assertTrue(
                reports().getFirst().startsWith("claims.json: line 4, column"),
                reports().toString());
    }

    @Test
    void aCertificateOfNothingIsFound() throws IOException {
        artifact.write("certificates/two.total.json", "proof");
        seal();
        assertEquals(
                List.of("certificates/two.total.json: expected a certificate of some answer, got one of none"),
                reports());
    }

    private void forge(String path, String from, String to) throws IOException {
        artifact.write(path, artifact.text(path).replace(from, to));
        seal();
    }

    private void seal() throws IOException {
        artifact.write(Rendering.of(artifact, CHAPTERS));
        artifact.write("manifest.json", Manifest.of(artifact));
    }

    private List<Problem> audit() throws IOException {
        return new Audit(CHAPTERS).check(artifact, AuditRequest.usual());
    }

    private List<String> reports() throws IOException {
        return audit().stream()
                .filter(problem -> !problem.file().equals("run.json"))
                .map(Problem::toString)
                .toList();
    }

    private static ArrayNode claims(long seed) {
        var claims = Json.array();
        claims.addObject()
                .put("claim", "c")
                .put("title", "It holds & falls")
                .put("verdict", "FAILS")
                .put("because", "seed " + seed);
        return claims;
    }

    /// One mechanism with one property, whose certificate is the word `proof`.
    private static final class OneProof implements Scorecards {
        @Override
        public Decided decide(Progress progress) {
            var cards = Json.array();
            var card = cards.addObject().put("mechanism", "one").put("definition-sha256", "d");
            var answer = card.putArray("properties").addObject();
            answer.put("property", "total").put("verdict", "HOLDS").put("evidence", "PROVED");
            answer.putObject("certificate").put("kind", "proof");
            return new Decided(cards, new TreeMap<>(Map.of(CERTIFICATE, "proof")));
        }

        @Override
        public Optional<String> refusal(JsonNode card, JsonNode answer, String certificate) {
            return certificate.equals("proof") ? Optional.empty() : Optional.of("expected a proof");
        }
    }
}
