package dev.attest.experiments.study;

import dev.attest.theory.statement.Verdict;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/// Where a mean lies, by the rule that judges every prediction: at the level that three standard errors have
/// for a normal mean (99.73 %), with the quantile of Student's t for the number of measurements, so that few
/// blocks do not decide by luck.
public record Interval(double low, double high) {
    private static final double STANDARD_ERRORS = 3;
    private static final double UPPER_TAIL =
            1 - new NormalDistribution(null, 0, 1).cumulativeProbability(STANDARD_ERRORS);

    /// The probability that an interval at this level misses: 0.27 %.
    public static final double LEVEL = 2 * UPPER_TAIL;

    /// NaN ends for fewer than two values.
    public static Interval around(Sample sample) {
        double reach = sample.count() < 2 ? Double.NaN : quantile(sample.count() - 1) * sample.standardError();
        return new Interval(sample.mean() - reach, sample.mean() + reach);
    }

    /// Where one more measurement of a normal quantity lies, at the same level: the spread of the measurements
    /// and the error of their mean together. NaN ends for fewer than two values.
    public static Interval ofOneMore(Sample sample) {
        int count = sample.count();
        double reach =
                count < 2 ? Double.NaN : quantile(count - 1) * sample.deviation() * StrictMath.sqrt(1 + 1.0 / count);
        return new Interval(sample.mean() - reach, sample.mean() + reach);
    }

    /// Of the difference between two means of independent measurements, with Welch's degrees of freedom
    /// [Welch 1947, Satterthwaite 1946].
    public static Interval ofDifference(Sample sample, double otherMean, double otherDeviation, int otherCount) {
        double own = sample.standardError() * sample.standardError();
        double other = otherDeviation * otherDeviation / otherCount;
        double freedom =
                (own + other) * (own + other) / (own * own / (sample.count() - 1) + other * other / (otherCount - 1));
        double reach = sample.count() < 2 ? Double.NaN : quantile(freedom) * StrictMath.sqrt(own + other);
        double difference = sample.mean() - otherMean;
        return new Interval(difference - reach, difference + reach);
    }

    /// HOLDS where the whole interval lies above the number, FAILS where all of it lies at or below.
    public Verdict above(double number) {
        if (low > number) {
            return Verdict.HOLDS;
        }
        return high <= number ? Verdict.FAILS : Verdict.UNDECIDED;
    }

    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    private static double quantile(double freedom) {
        return -new TDistribution(null, freedom).inverseCumulativeProbability(UPPER_TAIL);
    }
}
