package dev.attest.experiments.studies.locality;

import dev.attest.experiments.data.ImageSet;
import dev.attest.experiments.data.Patches;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// The directions in which the tokens of a set of images differ most.
///
/// @param mean   of the tokens
/// @param matrix `[width][inputs]`, orthonormal, the direction of the greatest variance first
@SuppressWarnings("ArrayRecordComponent")
record PrincipalComponents(double[] mean, double[][] matrix) {
    static PrincipalComponents of(ImageSet images, int patch, int width) {
        var tokens = images.images().stream().map(image -> image.patches(patch)).toList();
        var mean = mean(tokens);
        var eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance(tokens, mean), false));
        var matrix = IntStream.range(0, mean.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -eigen.getRealEigenvalue(index)))
                .limit(width)
                .map(index -> eigen.getEigenvector(index).toArray())
                .toArray(double[][]::new);
        return new PrincipalComponents(mean, matrix);
    }

    /// The tokens less the mean, by rows.
    double[] centred(Patches patches) {
        var centred = patches.tokens().clone();
        for (int place = 0; place < centred.length; place++) {
            centred[place] -= mean[place % mean.length];
        }
        return centred;
    }

    private static double[] mean(List<Patches> images) {
        var mean = new double[images.getFirst().width()];
        int count = 0;
        for (var image : images) {
            for (int place = 0; place < image.tokens().length; place++) {
                mean[place % mean.length] += image.tokens()[place];
            }
            count += image.count();
        }
        for (int entry = 0; entry < mean.length; entry++) {
            mean[entry] /= count;
        }
        return mean;
    }

    private static double[][] covariance(List<Patches> images, double[] mean) {
        int width = mean.length;
        var sums = new double[width][width];
        for (var image : images) {
            for (int start = 0; start < image.tokens().length; start += width) {
                for (int row = 0; row < width; row++) {
                    for (int column = 0; column < width; column++) {
                        sums[row][column] += (image.tokens()[start + row] - mean[row])
                                * (image.tokens()[start + column] - mean[column]);
                    }
                }
            }
        }
        return sums;
    }
}
