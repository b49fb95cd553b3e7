package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class InterleavedDigitsTest {
    @Test
    void binaryDigitsAreReadInBaseFour() {
        assertEquals(new BigFraction(1, 4), InterleavedDigits.spread(new BigFraction(1, 2)));
        assertEquals(new BigFraction(17, 16), InterleavedDigits.spread(new BigFraction(5, 4)));
    }

    /// 1/3 = 0.0101... in base 2, and 0.0101... in base 4 is 1/15; 1/6 = 0.00101...
    @Test
    void digitsThatRepeatForEverAreSummed() {
        assertEquals(new BigFraction(1, 15), InterleavedDigits.spread(new BigFraction(1, 3)));
        assertEquals(new BigFraction(1, 60), InterleavedDigits.spread(new BigFraction(1, 6)));
    }

    /// From below, 1/2 has the digits 0.0111...: 1/12 in base 4.
    @Test
    void thereIsAJumpAtOneHalf() {
        BigFraction below = InterleavedDigits.spread(new BigFraction((1 << 20) - 1, 1 << 21));
        assertEquals(-1, below.compareTo(new BigFraction(1, 12)));
        assertNotEquals(-1, InterleavedDigits.spread(new BigFraction(1, 2)).compareTo(new BigFraction(1, 4)));
    }

    @Test
    void pairsOnAGridHaveDifferentNumbers() {
        var seen = new HashSet<BigFraction>();
        for (int x = -6; x <= 6; x++) {
            for (int y = -6; y <= 6; y++) {
                var pair = List.of(new BigFraction(x, 2), new BigFraction(y, 3));
                assertTrue(seen.add(InterleavedDigits.of(pair)), pair::toString);
            }
        }
    }
}
