package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Randomness;

/// Queries and keys of one image, `[n][d]`, on the grid of multiples of 2^-20: there 2 q and q + 1 are exact,
/// and so are products of two entries below 2^6.
@SuppressWarnings("ArrayRecordComponent")
record Projected(double[][] queries, double[][] keys) {
    static final double GRID = 0x1p-20;

    /// Draws an image, then the map of the queries, then that of the keys.
    static Projected draw(
            PatchedImages images, Components components, Projection projection, int d, Randomness random) {
        var image = images.of(random.nextInt(images.count()));
        var ofQueries = projection.draw(components, d, random);
        var ofKeys = projection.draw(components, d, random);
        return new Projected(apply(ofQueries, image, components.mean()), apply(ofKeys, image, components.mean()));
    }

    private static double[][] apply(double[][] map, double[][] patches, double[] mean) {
        var projected = new double[patches.length][map.length];
        for (int patch = 0; patch < patches.length; patch++) {
            for (int entry = 0; entry < map.length; entry++) {
                double sum = 0;
                for (int pixel = 0; pixel < mean.length; pixel++) {
                    sum += map[entry][pixel] * (patches[patch][pixel] - mean[pixel]);
                }
                projected[patch][entry] = StrictMath.rint(sum / GRID) * GRID + 0.0;
            }
        }
        return projected;
    }
}
