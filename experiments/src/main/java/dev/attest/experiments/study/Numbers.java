package dev.attest.experiments.study;

import java.util.Locale;

/// Numbers as a reader sees them: few digits, always the same bytes.
public final class Numbers {
    private Numbers() {}

    /// With so many decimal places.
    public static String fixed(double value, int places) {
        return Double.isNaN(value)
                ? "–"
                : String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '−');
    }

    /// A number of any size with two digits, such as `2.5e−05`.
    public static String scientific(double value) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.1e", value).replace('-', '−')
                : "–";
    }

    /// A fraction as a percentage with one decimal place, without the sign.
    public static String percent(double fraction) {
        return fixed(100 * fraction, 1);
    }

    /// `mean ± deviation`, in percent.
    public static String spread(Sample sample) {
        return percent(sample.mean()) + " ± " + percent(sample.deviation());
    }

    /// The mean of paired differences of fractions, in points, with its interval.
    public static String difference(Sample sample) {
        var interval = Interval.around(sample);
        return "mean paired difference " + percent(sample.mean()) + " points, interval " + percent(interval.low())
                + " to " + percent(interval.high()) + ", " + sample.count() + " blocks";
    }
}
