package dev.attest.theory.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class SeedsTest {
    @Test
    void aSeedDependsOnTheRootAndEveryName() {
        long seed = Seeds.derive(1, "claim", "phase");
        assertEquals(seed, Seeds.derive(1, "claim", "phase"));
        assertNotEquals(seed, Seeds.derive(2, "claim", "phase"));
        assertNotEquals(seed, Seeds.derive(1, "claim", "other"));
    }

    @Test
    void namesDoNotRunIntoEachOther() {
        assertNotEquals(Seeds.derive(1, "ab", "c"), Seeds.derive(1, "a", "bc"));
    }

    @Test
    void judgingAnotherClaimFirstChangesNothing() {
        var claim = new Planted.SumsOfPositivesAreEven();
        String alone = JudgementJson.of(Judge.judge(claim, 3)).toString();
        Judge.judge(new Planted.ProductsOfPositivesArePositive(), 3);
        assertEquals(alone, JudgementJson.of(Judge.judge(claim, 3)).toString());
    }

    @Test
    void theFirstNumbersOfAPhaseAreFixed() {
        var claim = new Planted.SumsOfPositivesAreEven();
        assertEquals(
                Seeds.generator(3, claim, "cases").nextLong(),
                Seeds.generator(3, new Planted.SumsOfPositivesAreEven(), "cases")
                        .nextLong());
        assertNotEquals(
                Seeds.generator(3, claim, "cases").nextLong(),
                Seeds.generator(3, new Planted.EveryUnicornIsOdd(), "cases").nextLong());
    }
}
