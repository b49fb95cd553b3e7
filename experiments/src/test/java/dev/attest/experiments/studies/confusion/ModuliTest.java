package dev.attest.experiments.studies.confusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Randomness;
import dev.attest.theory.scalar.Enclosure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModuliTest {
    @Test
    void singularValuesOfADiagonalMatrixAreBoundedClosely() {
        var moduli = Moduli.of(columns(new double[][] {{3, 0, 0}, {0, .5, 0}}));
        assertTrue(moduli.least() <= .5 && moduli.least() >= .5 * (1 - 0x1p-19), moduli.toString());
        assertTrue(moduli.greatest() >= 3 && moduli.greatest() <= 3 * (1 + 0x1p-19), moduli.toString());
    }

    @Test
    void aMatrixWithoutFullRankHasTheLowerModulusZero() {
        assertEquals(
                0, Moduli.of(columns(new double[][] {{1, 2, 3}, {2, 4, 6}})).least());
        assertEquals(0, Moduli.of(columns(new double[][] {{1}, {2}})).least());
        assertEquals(new Moduli(0, 0), Moduli.of(columns(new double[][] {{0, 0}, {0, 0}})));
    }

    @Test
    void noVectorLeavesTheModuliOfRandomMatrices() {
        var random = new Randomness(5);
        for (int draw = 0; draw < 20; draw++) {
            double[][] matrix = matrix(random, 3, 7);
            var moduli = Moduli.of(columns(matrix));
            assertTrue(moduli.least() > 0);
            double[] vector = matrix(random, 1, 3)[0];
            double length = PairCounts.distance(vector, new double[3]);
            double image = PairCounts.distance(times(matrix, vector), new double[7]);
            assertTrue(moduli.least() * length <= image && image <= moduli.greatest() * length);
        }
    }

    @Test
    void onlyPositiveDefiniteMatricesHavePositivePivots() {
        assertTrue(Moduli.hasPositivePivots(columns(new double[][] {{2, 1}, {1, 2}})));
        assertFalse(Moduli.hasPositivePivots(columns(new double[][] {{1, 2}, {2, 1}})));
        assertFalse(Moduli.hasPositivePivots(columns(new double[][] {{1, 1}, {1, 1}})));
    }

    private static double[] times(double[][] columns, double[] vector) {
        var image = new double[columns[0].length];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < image.length; row++) {
                image[row] += columns[column][row] * vector[column];
            }
        }
        return image;
    }

    static double[][] matrix(Randomness random, int rows, int columns) {
        var matrix = new double[rows][columns];
        for (var row : matrix) {
            Arrays.setAll(row, _ -> StrictMath.rint(random.nextGaussian() / Projected.GRID) * Projected.GRID);
        }
        return matrix;
    }

    private static List<List<Enclosure>> columns(double[][] columns) {
        return Arrays.stream(columns)
                .map(column -> Arrays.stream(column).mapToObj(Enclosure::point).toList())
                .toList();
    }
}
