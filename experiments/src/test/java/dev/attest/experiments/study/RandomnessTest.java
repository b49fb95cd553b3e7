package dev.attest.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomnessTest {
    @Test
    void theStreamIsThePublishedOne() {
        var random = new Randomness(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
    }

    @Test
    void aSampleWithoutReplacementOfAllIsAPermutation() {
        var drawn = new Randomness(5).sample(100, 100);
        assertNotEquals(
                0,
                IntStream.range(0, 100).filter(place -> drawn[place] != place).count());
        Arrays.sort(drawn);
        assertArrayEquals(IntStream.range(0, 100).toArray(), drawn);
    }

    @Test
    void moreThanThereIsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Randomness(5).sample(3, 4));
        assertThrows(IllegalArgumentException.class, () -> new Randomness(5).nextInt(0));
    }

    @Test
    void wholeNumbersStayBelowTheBound() {
        var random = new Randomness(9);
        var seen = IntStream.range(0, 1000)
                .map(count -> random.nextInt(7))
                .distinct()
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 7).toArray(), seen);
    }

    @Test
    void seedsDifferByRootOwnerAndParameters() {
        var block = new TreeMap<>(Map.of("n", "20"));
        long seed = Seeds.derive(1, "study", block);
        assertEquals(seed, Seeds.derive(1, "study", new TreeMap<>(block)));
        assertNotEquals(seed, Seeds.derive(2, "study", block));
        assertNotEquals(seed, Seeds.derive(1, "other", block));
        assertNotEquals(seed, Seeds.derive(1, "study", new TreeMap<>(Map.of("n", "21"))));
    }
}
