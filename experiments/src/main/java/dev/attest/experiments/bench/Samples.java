package dev.attest.experiments.bench;

import java.util.Arrays;

/// Numbers that were measured one after the other.
///
/// @param values in the order of measuring, at least one
public record Samples(double[] values) {
    public Samples {
        if (values.length == 0) {
            throw new IllegalArgumentException("samples: expected at least one, got none");
        }
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    public int count() {
        return values.length;
    }

    public double median() {
        return quantile(1, 2);
    }

    /// Half of all samples lie between this and [#upper].
    public double lower() {
        return quantile(1, 4);
    }

    public double upper() {
        return quantile(3, 4);
    }

    public double least() {
        return quantile(0, 1);
    }

    /// Each number over that of the other with the same place.
    public Samples over(Samples other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "samples: expected " + values.length + " to divide by, got " + other.values.length);
        }
        var ratios = new double[values.length];
        Arrays.setAll(ratios, place -> values[place] / other.values[place]);
        return new Samples(ratios);
    }

    /// The quantile at a share of the sorted numbers, between its neighbours in proportion.
    private double quantile(int part, int parts) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * (double) part / parts;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
