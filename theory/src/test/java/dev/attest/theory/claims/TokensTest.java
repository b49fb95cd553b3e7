package dev.attest.theory.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class TokensTest {
    @Test
    void fewerKeysComeBeforeFewerDimensionsAndSmallerEntries() {
        var tokens = new Tokens(List.of(vector(1, 2), vector(3, 4)), List.of(vector(5, 6)));
        List<Tokens> smaller = tokens.smaller();
        assertEquals(new Tokens(List.of(vector(3, 4)), List.of(vector(5, 6))), smaller.getFirst());
        assertEquals(new Tokens(List.of(vector(2), vector(4)), List.of(vector(6))), smaller.get(2));
        assertEquals(new Tokens(List.of(vector(0, 2), vector(3, 4)), List.of(vector(5, 6))), smaller.get(4));
    }

    @Test
    void nothingIsSmallerThanOneKeyAtZero() {
        assertEquals(List.of(), new Tokens(List.of(vector(0)), List.of(vector(0))).smaller());
    }

    @Test
    void everyDescentEnds() {
        Tokens tokens = Tokens.draw(new SplittableRandom(1), 3, 2, 2, 3);
        int steps = 0;
        while (!tokens.smaller().isEmpty()) {
            assertFalse(tokens.smaller().contains(tokens));
            tokens = tokens.smaller().getLast();
            steps++;
        }
        assertTrue(steps > 3);
    }

    @Test
    void aPairIsAKeyWithItsQuery() {
        var tokens = new Tokens(List.of(vector(1), vector(2)), List.of(vector(3), vector(4)));
        assertEquals(new Tokens(List.of(vector(2)), List.of(vector(4))), tokens.withoutPair(0));
    }

    private static List<BigFraction> vector(int... entries) {
        return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
    }
}
