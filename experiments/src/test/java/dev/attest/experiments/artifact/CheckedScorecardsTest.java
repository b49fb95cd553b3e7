package dev.attest.experiments.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.run.Progress;
import dev.attest.theory.formula.Catalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckedScorecardsTest {
    private static final CheckedScorecards SCORECARDS = new CheckedScorecards(List.of(Catalogue.mechanism("softmax")));
    private static final Scorecards.Decided DECIDED = SCORECARDS.decide(Progress.SILENT);

    @Test
    void everyCertificateOfSoftmaxIsConfirmed() {
        assertTrue(!DECIDED.certificates().isEmpty());
        for (var answer : DECIDED.scorecards().get(0).path("properties")) {
            if (answer.has("certificate")) {
                assertEquals(
                        Optional.empty(),
                        refusal(
                                (ObjectNode) answer,
                                certificate(answer.path("property").asText())));
            }
        }
    }

    @Test
    void aCertificateOfAnotherPropertyIsRefused() {
        var reason = refusal(answer("non-negative"), certificate("total")).orElseThrow();
        assertEquals("property: expected non-negative as in the scorecard, got total", reason);
    }

    @Test
    void aTurnedVerdictIsRefused() {
        var turned = answer("total").put("verdict", "FAILS");
        assertEquals(
                "verdict: expected FAILS as in the scorecard, got HOLDS",
                refusal(turned, certificate("total")).orElseThrow());
    }

    @Test
    void aCertificateThatIsNoJsonIsRefused() {
        assertTrue(refusal(answer("total"), "{").isPresent());
    }

    private static Optional<String> refusal(ObjectNode answer, String certificate) {
        return SCORECARDS.refusal(DECIDED.scorecards().get(0), answer, certificate);
    }

    private static String certificate(String property) {
        return String.valueOf(DECIDED.certificates().get(ScorecardChapter.certificate("softmax", property)));
    }

    private static ObjectNode answer(String property) {
        for (var answer : DECIDED.scorecards().get(0).path("properties")) {
            if (answer.path("property").asText().equals(property)) {
                return answer.deepCopy();
            }
        }
        throw new IllegalArgumentException("property: expected one of the scorecard, got " + property);
    }
}
