package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.data.Digit;
import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DigitExperimentTest {
    private static final CentringRepairsRecall.Settings SETTINGS =
            new CentringRepairsRecall.Settings(1, 10, 10, 20, 32);

    @Test
    void theClassOfMostWeightWinsAndTheLowestOfEquals() {
        assertEquals(3, DigitExperiment.classify(new double[] {.5, .2, .4}, new int[] {7, 3, 3}));
        assertEquals(3, DigitExperiment.classify(new double[] {.5, .5}, new int[] {7, 3}));
    }

    @Test
    void anUndefinedRowHasNoClass() {
        assertEquals(-1, DigitExperiment.classify(new double[] {Double.NaN, .5}, new int[] {7, 3}));
    }

    @Test
    void everyMechanismNamesClassesOfOneImageEach() {
        for (var mechanism : DigitMechanism.values()) {
            var metrics = experiment().run(trial(mechanism), new Randomness(3));
            assertEquals(0, metrics.get("undefined"), mechanism.id());
            boolean raw = mechanism == DigitMechanism.IDENTITY_RAW;
            assertTrue(raw || metrics.getOrDefault("accuracy", 0.0) > .5, mechanism.id() + " " + metrics);
        }
    }

    @Test
    void softmaxFindsTheImageItself() {
        assertEquals(
                1,
                experiment()
                        .run(trial(DigitMechanism.SOFTMAX_64), new Randomness(3))
                        .get("accuracy"));
    }

    @Test
    void centredImagesHaveMeanZeroAndUnitNormAndTheMeanImageStaysZero() {
        var context = new DigitContext(
                new double[128], new int[] {0, 1}, List.of(new double[64]), new int[] {0}, new double[0][]);
        context.keys()[0] = 2;
        var centred = context.centred();
        assertEquals(1, centred.keys()[0]);
        assertEquals(-1, centred.keys()[64]);
        assertEquals(-1, centred.queries().getFirst()[0]);
        var flat = new DigitContext(
                new double[64], new int[] {0}, List.of(new double[64]), new int[] {0}, new double[0][]);
        assertArrayEquals(new double[64], flat.centred().queries().getFirst());
    }

    @Test
    void theSameStreamDrawsTheSameContextAndAnotherDoesNot() {
        var digits = digits();
        var first = DigitContext.draw(digits, new Randomness(1), 10, 5, 4);
        assertArrayEquals(
                first.keys(),
                DigitContext.draw(digits, new Randomness(1), 10, 5, 4).keys());
        assertFalseSame(
                first.keys(),
                DigitContext.draw(digits, new Randomness(2), 10, 5, 4).keys());
    }

    @Test
    void thePublishedTableHasEveryMechanismAtBothSizes() {
        var table = PublishedAccuracies.load();
        for (var mechanism : DigitMechanism.values()) {
            assertTrue(table.cell(mechanism.id(), 20).isPresent(), mechanism.id());
            assertTrue(table.cell(mechanism.id(), 1200).isPresent(), mechanism.id());
        }
        assertTrue(table.cell("sparsemax", 20).isEmpty());
        assertEquals(57.1 / 100, table.cell("elu1", 1200).orElseThrow().mean());
    }

    private static void assertFalseSame(double[] first, double[] second) {
        assertNotEquals(Arrays.toString(first), Arrays.toString(second));
    }

    private static DigitExperiment experiment() {
        return new DigitExperiment(digits(), SETTINGS);
    }

    private static Trial trial(DigitMechanism mechanism) {
        return Trial.of(Map.of("n", 20, "context", 0), Map.of("mechanism", mechanism.id()));
    }

    /// Ten classes of two equal images, each with a bright column and a bright spot of its own; tested on
    /// themselves.
    private static DigitSet digits() {
        var digits = new ArrayList<Digit>();
        for (int label = 0; label < 20; label++) {
            var pixels = new int[64];
            for (int step = 0; step < 6; step++) {
                pixels[(label % 10 * 6 + step) % 64] = 16;
            }
            digits.add(new Digit(pixels, label % 10));
        }
        return new DigitSet("test", digits, digits.subList(0, 10));
    }
}
