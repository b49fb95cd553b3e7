package dev.attest.experiments.study;

import dev.attest.theory.statement.Verdict;

/// A mean with three standard errors on either side: the rule by which the predictions of a study are judged. It is a
/// convention of the studies, not a confidence level: with few blocks the standard error is itself uncertain.
public record Interval(double low, double high) {
    /// On either side of a mean.
    public static final int STANDARD_ERRORS = 3;

    /// NaN ends for fewer than two values.
    public static Interval around(Sample sample) {
        double reach = STANDARD_ERRORS * sample.standardError();
        return new Interval(sample.mean() - reach, sample.mean() + reach);
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
}
