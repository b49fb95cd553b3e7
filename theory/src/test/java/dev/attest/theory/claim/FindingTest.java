package dev.attest.theory.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.api.Test;

final class FindingTest {
    @Test
    void anEnclosedMarginDecidesOnlyOnOneSideOfZero() {
        assertEquals(Verdict.HOLDS, new Finding.Enclosed(0, 1, "").verdict());
        assertEquals(Verdict.FAILS, new Finding.Enclosed(-2, -1, "").verdict());
        assertEquals(Verdict.UNDECIDED, new Finding.Enclosed(-1, 0, "").verdict());
    }

    @Test
    void aSampledMarginDecidesOnlyBeyondItsOwnError() {
        assertEquals(Verdict.HOLDS, new Finding.Sampled(9, 0.5, 0.25, "").verdict());
        assertEquals(Verdict.FAILS, new Finding.Sampled(9, -0.5, 0.25, "").verdict());
        assertEquals(Verdict.UNDECIDED, new Finding.Sampled(9, 0.125, 0.25, "").verdict());
    }

    @Test
    void marginsAndErrorsThatAreNoneAreTurnedDown() {
        assertThrows(IllegalArgumentException.class, () -> new Finding.Enclosed(1, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new Finding.Enclosed(Double.NaN, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new Finding.Sampled(9, 1, Double.NaN, ""));
        assertThrows(IllegalArgumentException.class, () -> new Finding.Sampled(0, 1, 0, ""));
    }
}
