package dev.attest.theory.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimPageTest {
    @Test
    void thePageSaysWhatWasFoundAndWhatShowsThatItCanFail() {
        List<String> lines = ClaimPage.lines(Judge.judge(new Planted.ProductsOfPositivesArePositive(), 1));
        assertEquals("Products of positives are positive", lines.getFirst());
        assertTrue(lines.contains("  HOLDS, SUPPORTED (as expected)"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("a = 0, b = 1: ab = 0")), lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 104), lines.toString());
    }

    @Test
    void thePageOfARefutedClaimShowsNoTeeth() {
        List<String> lines = ClaimPage.lines(Judge.judge(new Planted.SumsOfPositivesAreEven(), 1));
        assertTrue(lines.contains("  FAILS, WITNESSED (expected HOLDS)"), lines.toString());
        assertFalse(lines.contains("what shows that it can fail"), lines.toString());
    }

    @Test
    void jsonHasItsFieldsInAFixedOrder() {
        var node = JudgementJson.of(Judge.judge(new Planted.SumsOfPositivesAreEven(), 1));
        var names = node.propertyStream().map(Map.Entry::getKey).toList();
        assertEquals(
                List.of(
                        "claim",
                        "title",
                        "statement",
                        "latex",
                        "hypotheses",
                        "source",
                        "literature",
                        "rests-on",
                        "expected",
                        "verdict",
                        "evidence",
                        "as-expected",
                        "because",
                        "cases",
                        "counterexample",
                        "teeth",
                        "decoys"),
                names);
        assertEquals("sums-of-positives-are-even", node.get("claim").asText());
        assertFalse(node.get("as-expected").asBoolean());
    }

    @Test
    void jsonLeavesOutEvidenceWhereThereIsNone() {
        var node = JudgementJson.of(Judge.judge(new Planted.EveryUnicornIsOdd(), 1));
        assertEquals("UNDECIDED", node.get("verdict").asText());
        assertFalse(node.has("evidence"));
        assertFalse(node.has("counterexample"));
    }
}
