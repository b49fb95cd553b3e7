package dev.attest.experiments.artifact;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attest.experiments.CoinStudy;
import dev.attest.experiments.run.IfStarted;
import dev.attest.experiments.run.Json;
import dev.attest.experiments.run.Progress;
import dev.attest.experiments.study.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimLinksTest {
    private static final String CLAIM = "retrieval-budget-is-at-most-the-number-of-features";
    private static final String LINK = "<a href=\"#claim-" + CLAIM + "\">Retrieval budget is at most";

    @TempDir
    Path folder;

    private final Chapter studies = new StudyChapter(List.of(new CoinStudy()));

    @Test
    void aStudyLinksToTheClaimsThatItTests() throws Exception {
        var artifact = make(List.of(new ClaimChapter((seed, progress) -> claims()), studies));
        assertTrue(artifact.text("report.html").contains(LINK));
        assertTrue(artifact.text("report.html").contains("id=\"claim-" + CLAIM + "\""));
        assertTrue(artifact.text("predictions/coin.json").contains(CLAIM));
    }

    @Test
    void aReportWithoutClaimsHasNoLinksToThem() throws Exception {
        var report = make(List.of(studies)).text("report.html");
        assertTrue(report.contains("Retrieval budget is at most"));
        assertFalse(report.contains(LINK));
    }

    private ArtifactFolder make(List<Chapter> chapters) throws Exception {
        var request = new ReproductionRequest(
                folder, Scale.SMOKE, 7, List.of("coin"), Map.of(), Optional.empty(), IfStarted.REFUSE, 1);
        return new Reproduction(chapters).make(request, Progress.SILENT);
    }

    private static ArrayNode claims() {
        var claims = Json.array();
        claims.addObject().put("claim", CLAIM).put("title", "Retrieval budget").put("verdict", "HOLDS");
        return claims;
    }
}
