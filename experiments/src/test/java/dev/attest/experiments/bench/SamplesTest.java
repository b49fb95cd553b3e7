package dev.attest.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class SamplesTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfBothMiddles() {
        assertEquals(3, new Samples(new double[] {9, 3, 1}).median());
        assertEquals(2.5, new Samples(new double[] {4, 1, 3, 2}).median());
        assertEquals(7, new Samples(new double[] {7}).median());
    }

    @Test
    void halfOfAllLieBetweenTheQuarters() {
        var samples = new Samples(new double[] {5, 1, 2, 4, 3});
        assertEquals(2, samples.lower());
        assertEquals(4, samples.upper());
        assertEquals(1, samples.least());
    }

    @Test
    void ratiosAreTakenPairByPair() {
        var ours = new Samples(new double[] {1, 2, 4});
        var theirs = new Samples(new double[] {3, 2, 2});
        assertArrayEquals(new double[] {3, 1, .5}, theirs.over(ours).values());
        assertEquals(1, theirs.over(ours).median());
    }

    @Test
    void whatCannotBePairedIsRefused() {
        var two = new Samples(new double[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> two.over(new Samples(new double[] {1})));
        assertThrows(IllegalArgumentException.class, () -> new Samples(new double[0]));
    }

    @Test
    void samplesDoNotChange() {
        var values = new double[] {1, 2};
        var samples = new Samples(values);
        values[0] = 9;
        samples.values()[1] = 9;
        assertArrayEquals(new double[] {1, 2}, samples.values());
    }
}
