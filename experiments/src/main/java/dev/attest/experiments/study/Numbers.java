package dev.attest.experiments.study;

import java.util.Locale;

/// Numbers as a reader sees them: few digits, always the same bytes.
public final class Numbers {
    private Numbers() {}

    /// With so many decimal places.
    public static String fixed(double value, int places) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '−');
    }

    /// A fraction as a percentage with one decimal place, without the sign.
    public static String percent(double fraction) {
        return fixed(100 * fraction, 1);
    }

    /// `mean ± deviation`, in percent.
    public static String spread(Sample sample) {
        return percent(sample.mean()) + " ± " + percent(sample.deviation());
    }

    /// `mean difference a points, three standard errors b, blocks c`, of fractions.
    public static String difference(Sample sample) {
        return "mean paired difference " + percent(sample.mean()) + " points, three standard errors "
                + percent(Interval.STANDARD_ERRORS * sample.standardError()) + ", " + sample.count() + " blocks";
    }
}
