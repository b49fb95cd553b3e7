package dev.attest.experiments.studies;

import dev.attest.experiments.data.Digit;
import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.study.Randomness;
import java.util.Arrays;
import java.util.List;

/// Labelled images in the context of a head, and images to be classified by it: everything about a block of the
/// study that does not depend on the mechanism.
///
/// @param keys      `[n][64]`, by rows
/// @param projection the random matrix `W`, `[m][64]`, for mechanisms with random features
@SuppressWarnings("ArrayRecordComponent")
record DigitContext(double[] keys, int[] labels, List<double[]> queries, int[] answers, double[][] projection) {
    /// Draws, in this order: the context without replacement, the images to classify without replacement, and
    /// W.
    static DigitContext draw(DigitSet digits, Randomness random, int n, int images, int features) {
        var context = pick(digits.train(), random.sample(digits.train().size(), n));
        var tested = pick(
                digits.test(),
                random.sample(
                        digits.test().size(), Math.min(images, digits.test().size())));
        var projection = new double[features][DigitSet.PIXELS];
        for (var row : projection) {
            Arrays.setAll(row, pixel -> random.nextGaussian());
        }
        return new DigitContext(
                flat(context),
                labels(context),
                tested.stream().map(DigitContext::pixels).toList(),
                labels(tested),
                projection);
    }

    /// Less the mean image of the context, each image scaled to unit norm; an image equal to the mean stays 0.
    DigitContext centred() {
        var mean = mean();
        var centredKeys = keys.clone();
        for (int start = 0; start < keys.length; start += DigitSet.PIXELS) {
            var key = centred(Arrays.copyOfRange(keys, start, start + DigitSet.PIXELS), mean);
            System.arraycopy(key, 0, centredKeys, start, DigitSet.PIXELS);
        }
        var centredQueries = queries.stream().map(query -> centred(query, mean)).toList();
        return new DigitContext(centredKeys, labels, centredQueries, answers, projection);
    }

    private double[] mean() {
        var mean = new double[DigitSet.PIXELS];
        for (int place = 0; place < keys.length; place++) {
            mean[place % DigitSet.PIXELS] += keys[place];
        }
        for (int pixel = 0; pixel < mean.length; pixel++) {
            mean[pixel] /= labels.length;
        }
        return mean;
    }

    private static double[] centred(double[] image, double[] mean) {
        var centred = new double[image.length];
        double squares = 0;
        for (int pixel = 0; pixel < image.length; pixel++) {
            centred[pixel] = image[pixel] - mean[pixel];
            squares += centred[pixel] * centred[pixel];
        }
        double norm = StrictMath.sqrt(squares);
        for (int pixel = 0; pixel < image.length && norm > 0; pixel++) {
            centred[pixel] /= norm;
        }
        return centred;
    }

    private static List<Digit> pick(List<Digit> digits, int[] places) {
        return Arrays.stream(places).mapToObj(digits::get).toList();
    }

    private static int[] labels(List<Digit> digits) {
        return digits.stream().mapToInt(Digit::label).toArray();
    }

    private static double[] pixels(Digit digit) {
        return Arrays.stream(digit.pixels()).asDoubleStream().toArray();
    }

    private static double[] flat(List<Digit> digits) {
        return digits.stream()
                .flatMapToInt(digit -> Arrays.stream(digit.pixels()))
                .asDoubleStream()
                .toArray();
    }
}
