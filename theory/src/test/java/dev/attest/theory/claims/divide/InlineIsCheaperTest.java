package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.api.Test;

final class InlineIsCheaperTest {
    @Test
    void atWidth32ItIsFrom41TokensOnAndAtWidth64From73() {
        assertEquals(41, first(32));
        assertEquals(73, first(64));
    }

    @Test
    void atEveryWidthTheFirstLengthIsTheLeastOneFoundByTrying() {
        for (int d = 1; d <= 2000; d++) {
            int length = 1;
            while (!isCheaper(length, d)) {
                length++;
            }
            assertEquals(length, first(d), "d = " + d);
        }
    }

    @Test
    void oneTokenLessIsDearerAndEveryLongerLengthIsCheaper() {
        assertFalse(isCheaper(40, 32));
        assertFalse(isCheaper(72, 64));
        for (int length = 41; length < 2000; length++) {
            assertTrue(isCheaper(length, 32));
        }
    }

    private static boolean isCheaper(int n, int d) {
        return new InlineIsCheaperThanSoftmaxExactlyFromAFewTokensBeyondTheHeadWidth()
                        .conclusion(new TokensInHeads(n, 2, d))
                        .verdict()
                == Verdict.HOLDS;
    }

    private static int first(int d) {
        return InlineIsCheaperThanSoftmaxExactlyFromAFewTokensBeyondTheHeadWidth.first(d);
    }
}
