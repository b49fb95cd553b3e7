package dev.attest.experiments.study;

import java.util.Arrays;

/// Independent measurements of one quantity, and what they say of its mean. Sums run from the first to the
/// last.
public final class Sample {
    private final double[] values;

    public Sample(double... values) {
        this.values = values.clone();
    }

    public int count() {
        return values.length;
    }

    public double[] values() {
        return values.clone();
    }

    /// NaN for no values.
    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// sqrt(sum (x - mean)^2 / (count - 1)); NaN for fewer than two values.
    public double deviation() {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(sum / (values.length - 1));
    }

    /// The standard error of the mean; NaN for fewer than two values.
    public double standardError() {
        return deviation() / StrictMath.sqrt(values.length);
    }

    public double minimum() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    public double maximum() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
