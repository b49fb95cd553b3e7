package dev.attest.experiments.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GeneratedDigitsTest {
    private static final DigitSet DIGITS = GeneratedDigits.create();

    @Test
    void theSetIsTheSameEverywhere() {
        assertEquals("6b242150f2451d8df8d6438f2d0f15508ef096b9485cef3fc3756ae82965941d", DIGITS.digest());
    }

    @Test
    void sizesAreThoseOfTheUciSet() {
        assertEquals(3823, DIGITS.train().size());
        assertEquals(1797, DIGITS.test().size());
    }

    @Test
    void pixelsCountPointsOfAFourByFourCell() {
        var pixels = Stream.concat(DIGITS.train().stream(), DIGITS.test().stream())
                .flatMapToInt(digit -> IntStream.of(digit.pixels()))
                .summaryStatistics();
        assertEquals(0, pixels.getMin());
        assertEquals(16, pixels.getMax());
    }

    @Test
    void classesAreLearnableAndNotTrivial() {
        int correct = NearestNeighbour.correct(DIGITS);
        assertTrue(correct > 1797 * 9 / 10 && correct < 1797, "nearest neighbour: " + correct + " of 1797");
    }
}
