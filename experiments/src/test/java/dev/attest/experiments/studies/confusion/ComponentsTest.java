package dev.attest.experiments.studies.confusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Randomness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ComponentsTest {
    /// Twice as far along the first axis as along the second, around (1, 1).
    private static final double[][] CROSS = {{3, 1}, {-1, 1}, {1, 2}, {1, 0}};

    @Test
    void meanAndCovarianceAreThoseOfTheVectors() {
        var components = Components.of(CROSS);
        assertArrayEquals(new double[] {1, 1}, components.mean());
        assertArrayEquals(new double[][] {{2, 0}, {0, .5}}, components.covariance());
    }

    @Test
    void theFirstAxisIsTheOneOfMostVarianceAndPointsUpwards() {
        var components = Components.of(CROSS);
        assertArrayEquals(new double[] {1, 0}, components.axes(1)[0]);
        assertEquals(2, components.variance(components.axes(1)[0]));
        var turned = Components.of(new double[][] {{0, -3}, {0, 3}, {1, 0}, {-1, 0}});
        assertArrayEquals(new double[] {0, 1}, turned.axes(2)[0]);
    }

    @Test
    void projectedTrainingVectorsHaveAMeanSquareOfOne() {
        var components = Components.of(CROSS);
        for (var projection : Projection.values()) {
            var map = projection.draw(components, 2, new Randomness(3));
            double variance =
                    Arrays.stream(map).mapToDouble(components::variance).sum() / map.length;
            assertTrue(Math.abs(variance - 1) <= 16 * Math.ulp(1.0), projection + " " + variance);
        }
    }

    @Test
    void randomMapsAreDrawnAnewAndPrincipalOnesAreNot() {
        var components = Components.of(CROSS);
        assertTrue(drawsTheSame(Projection.PRINCIPAL, components));
        assertFalse(drawsTheSame(Projection.RANDOM, components));
    }

    private static boolean drawsTheSame(Projection projection, Components components) {
        var random = new Randomness(3);
        return Arrays.deepEquals(projection.draw(components, 2, random), projection.draw(components, 2, random));
    }
}
