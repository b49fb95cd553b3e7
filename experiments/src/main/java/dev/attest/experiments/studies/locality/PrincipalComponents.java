package dev.attest.experiments.studies.locality;

import dev.attest.experiments.data.ImageSet;
import dev.attest.experiments.data.Patches;
import dev.attest.experiments.studies.PrincipalAxes;
import java.util.List;

/// The directions in which the tokens of a set of images differ most.
///
/// @param mean   of the tokens
/// @param matrix `[width][inputs]`, orthonormal, the direction of the greatest variance first
@SuppressWarnings("ArrayRecordComponent")
record PrincipalComponents(double[] mean, double[][] matrix) {
    static PrincipalComponents of(ImageSet images, int patch, int width) {
        var tokens = images.images().stream().map(image -> image.patches(patch)).toList();
        var mean = mean(tokens);
        return new PrincipalComponents(mean, PrincipalAxes.of(covariance(tokens, mean), width));
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

    /// Times the number of tokens.
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
