package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Randomness;
import java.util.Arrays;

/// How patches become queries and keys. Both are linear maps of the patch less the mean patch, scaled so that
/// an entry has a mean square of 1 over the training patches.
enum Projection {
    RANDOM("random", "random projections"),
    PRINCIPAL("principal", "principal components");

    private final String id;
    private final String title;

    Projection(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /// One map: standard normal rows, drawn in order, or the principal components. The stream is read either
    /// way, so that what is drawn later does not depend on the projection.
    double[][] draw(Components components, int d, Randomness random) {
        var map = new double[d][components.mean().length];
        for (var row : map) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        return scaled(this == RANDOM ? map : components.axes(d), components);
    }

    private static double[][] scaled(double[][] map, Components components) {
        double variance = 0;
        for (var row : map) {
            variance += components.variance(row) / map.length;
        }
        double factor = 1 / StrictMath.sqrt(variance);
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(entry -> factor * entry).toArray())
                .toArray(double[][]::new);
    }
}
