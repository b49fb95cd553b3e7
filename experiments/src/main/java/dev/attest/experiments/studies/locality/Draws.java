package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Randomness;
import java.util.Arrays;

/// Everything random about a block.
///
/// @param residual the nine weights of the local residual, whose absolute values sum to 1
/// @param queries  a matrix `[width][inputs]` of independent standard normal entries
/// @param keys     another
/// @param features rows for features of vectors of width `d`
@SuppressWarnings("ArrayRecordComponent")
record Draws(double[] residual, double[][] queries, double[][] keys, double[][] features) {
    static Draws of(Randomness random, int width, int inputs, int features, int d) {
        return new Draws(
                residual(random),
                normal(random, width, inputs),
                normal(random, width, inputs),
                features(random, features, d));
    }

    private static double[] residual(Randomness random) {
        var weights = new double[Windows.LARGEST];
        double sum = 0;
        for (int offset = 0; offset < weights.length; offset++) {
            weights[offset] = random.nextGaussian();
            sum += Math.abs(weights[offset]);
        }
        for (int offset = 0; offset < weights.length; offset++) {
            weights[offset] /= sum;
        }
        return weights;
    }

    /// Rows that are orthogonal in groups of `d`, each as long as a standard normal vector
    /// [Choromanski et al. 2021, section 2.4].
    private static double[][] features(Randomness random, int count, int d) {
        var rows = new double[count][];
        for (int row = 0; row < count; row++) {
            var drawn = normal(random, 1, d)[0];
            double length = norm(normal(random, 1, d)[0]);
            int first = row / d * d;
            for (int pass = 0; pass < 2; pass++) {
                for (int other = first; other < row; other++) {
                    remove(drawn, rows[other]);
                }
            }
            rows[row] = multiplied(drawn, length / norm(drawn));
        }
        return rows;
    }

    double[][] firstFeatures(int count) {
        return Arrays.copyOf(features, count);
    }

    private static void remove(double[] vector, double[] direction) {
        double along = 0;
        double square = 0;
        for (int entry = 0; entry < vector.length; entry++) {
            along += vector[entry] * direction[entry];
            square += direction[entry] * direction[entry];
        }
        for (int entry = 0; entry < vector.length; entry++) {
            vector[entry] -= along / square * direction[entry];
        }
    }

    private static double norm(double[] vector) {
        double square = 0;
        for (double entry : vector) {
            square += entry * entry;
        }
        return StrictMath.sqrt(square);
    }

    private static double[] multiplied(double[] vector, double factor) {
        return Arrays.stream(vector).map(entry -> entry * factor).toArray();
    }

    private static double[][] normal(Randomness random, int rows, int columns) {
        var matrix = new double[rows][columns];
        for (var row : matrix) {
            Arrays.setAll(row, column -> random.nextGaussian());
        }
        return matrix;
    }
}
