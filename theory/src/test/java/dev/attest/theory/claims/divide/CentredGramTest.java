package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Keys (0, 0), (2, 0), (0, 2): centred, G = [[8/3, -4/3], [-4/3, 8/3]] with the eigenvalues 4/3 and 4.
final class CentredGramTest {
    private final CentredGram gram = CentredGram.of(List.of(vector(0, 0), vector(2, 0), vector(0, 2)));

    private static List<BigFraction> vector(int... entries) {
        return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
    }

    @Test
    void theMeanOfTheKeysDoesNotMatter() {
        assertEquals(gram, CentredGram.of(List.of(vector(5, 7), vector(7, 7), vector(5, 9))));
        assertEquals(new BigFraction(8, 3), gram.at(vector(1, 0)));
        assertEquals(new BigFraction(8, 3), gram.at(vector(1, 1)));
        assertEquals(new BigFraction(8), gram.at(vector(1, -1)));
    }

    @Test
    void theEigenvaluesAreBoundedWithoutRounding() {
        assertTrue(gram.isAtLeast(new BigFraction(4, 3)));
        assertFalse(gram.isAtLeast(new BigFraction(13, 9)));
        assertTrue(gram.isAtMost(new BigFraction(4)));
        assertFalse(gram.isAtMost(new BigFraction(39, 10)));
        assertTrue(gram.isAtLeast(gram.below()) && gram.below().compareTo(BigFraction.ONE) > 0);
        assertTrue(gram.isAtMost(gram.above()) && gram.above().compareTo(new BigFraction(5)) < 0);
    }

    @Test
    void keysOnALineHaveTheLeastEigenvalueZero() {
        var line = CentredGram.of(List.of(vector(0, 1), vector(2, 1), vector(4, 1)));
        assertTrue(line.isAtLeast(BigFraction.ZERO));
        assertFalse(line.isAtLeast(new BigFraction(1, 100)));
        assertEquals(BigFraction.ZERO, line.below());
    }
}
