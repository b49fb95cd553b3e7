package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.theory.property.Properties;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReasoningTest {
    @Test
    void aProofIsExplainedWithItsConditionItsTheoremAndWhatFailingWouldMean() {
        var page = flat(Session.of("explain", "softmax", "injective").out());
        assertTrue(page.contains("'injective' HOLDS for Softmax attention exactly when rank [K 1] = d + 1."), page);
        assertTrue(page.contains("The condition is the exact one"), page);
        assertTrue(page.contains("It relies on injectivity of exponential scores, whose hypotheses"), page);
        assertTrue(page.contains("FAILS would have meant: q -> a_K(q) is not injective"), page);
        assertTrue(page.contains("s_j = exp(d^(-1/2)*sum(t1<d: k[j,t1]*q[t1]))"), page);
        assertTrue(page.contains("kind: injectivity"), page);
    }

    @Test
    void aCounterexampleIsExplainedWithItsPoint() {
        var page = flat(Session.of("explain", "relu-linear", "total").out());
        assertTrue(page.contains("'total' FAILS for Linear attention with ReLU features."), page);
        assertTrue(page.contains("point.query: (0, 0)"), page);
        assertTrue(page.contains("HOLDS would have meant: for every d"), page);
        assertFalse(page.contains("The condition is the exact one"), page);
    }

    @Test
    void programsFindTheAnswerInFields() throws IOException {
        var page = new ObjectMapper()
                .readTree(
                        Session.of("explain", "softmax", "injective", "--json").out())
                .get(0);
        assertEquals("rank [K 1] = d + 1", page.get("exactly-when").get(0).asText());
        assertEquals(
                "injectivity of exponential scores", page.get("rests-on").get(0).asText());
    }

    /// Every kind of answer that there can be, of properties that know nothing of this page.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void everyAnswerIsExplained(int kind) {
        var property = Properties.all().getFirst();
        var paragraphs = Reasoning.of("It", property, WideScorecards.answer(property.id(), kind));
        assertTrue(paragraphs.size() >= 2, paragraphs.toString());
        for (var paragraph : paragraphs) {
            assertTrue(paragraph.endsWith("."), paragraph);
            assertFalse(paragraph.contains("  ") || paragraph.contains(".."), paragraph);
        }
    }

    private static String flat(String page) {
        return page.replaceAll("\\s+", " ");
    }
}
