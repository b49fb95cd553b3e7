package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.statement.Verdict;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Laws on two numbers, where the mean distance is `2 p (1 - p) |1 - 2p| R²`.
final class FiniteLawTest {
    private final SquaredDeviationsStayNearTheVariance claim = new SquaredDeviationsStayNearTheVariance();

    private static FiniteLaw twoNumbers(BigFraction share, int length) {
        return new FiniteLaw(
                List.of(BigFraction.ZERO, new BigFraction(length)),
                List.of(share, BigFraction.ONE.subtract(share)),
                new BigFraction(length));
    }

    @Test
    void twoNumbersDepartByTheCubicOfTheirShare() {
        assertEquals(BigFraction.ZERO, twoNumbers(BigFraction.ONE_HALF, 2).departure());
        assertEquals(
                new BigFraction(3, 4), twoNumbers(BigFraction.ONE_QUARTER, 2).departure());
    }

    @Test
    void theWorstShareComesWithinATenThousandthOfTheBound() {
        BigFraction departure = twoNumbers(new BigFraction(4, 19), 1).departure();
        BigFraction used = departure.pow(2).multiply(27);
        assertTrue(used.compareTo(BigFraction.ONE) <= 0);
        assertTrue(used.compareTo(new BigFraction(9_999, 10_000)) > 0);
    }

    @Test
    void aShorterIntervalThanTheNumbersNeedRefutesTheBound() {
        var law = new FiniteLaw(
                List.of(BigFraction.ZERO, BigFraction.ONE),
                List.of(BigFraction.ONE_QUARTER, new BigFraction(3, 4)),
                BigFraction.ONE_HALF);
        assertFalse(law.fits());
        assertEquals(Verdict.FAILS, claim.conclusion(law).verdict());
    }
}
