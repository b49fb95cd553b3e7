package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.studies.PrincipalAxes;
import java.util.Arrays;

/// Mean and covariance of vectors, and their principal components.
///
/// @param mean       `[p]`
/// @param covariance `[p][p]`, divided by the number of vectors
@SuppressWarnings("ArrayRecordComponent")
record Components(double[] mean, double[][] covariance) {
    /// @param vectors `[count][p]`
    static Components of(double[][] vectors) {
        int width = vectors[0].length;
        var mean = new double[width];
        for (var vector : vectors) {
            for (int entry = 0; entry < width; entry++) {
                mean[entry] += vector[entry] / vectors.length;
            }
        }
        var covariance = new double[width][width];
        for (var vector : vectors) {
            for (int row = 0; row < width; row++) {
                for (int column = 0; column < width; column++) {
                    covariance[row][column] +=
                            (vector[row] - mean[row]) * (vector[column] - mean[column]) / vectors.length;
                }
            }
        }
        return new Components(mean, covariance);
    }

    /// The unit eigenvectors of the `count` largest eigenvalues of the covariance, from the largest; the entry
    /// of most magnitude of each is positive.
    double[][] axes(int count) {
        return Arrays.stream(PrincipalAxes.of(covariance, count))
                .map(Components::turned)
                .toArray(double[][]::new);
    }

    /// The variance of `w x` for a vector w.
    double variance(double[] direction) {
        double sum = 0;
        for (int row = 0; row < direction.length; row++) {
            for (int column = 0; column < direction.length; column++) {
                sum += direction[row] * covariance[row][column] * direction[column];
            }
        }
        return sum;
    }

    private static double[] turned(double[] vector) {
        double largest = 0;
        for (double entry : vector) {
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return Arrays.stream(vector).map(entry -> sign * entry).toArray();
    }
}
