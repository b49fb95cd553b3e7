package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Interval;
import org.apache.commons.math3.special.Beta;

/// Tails of the binomial distribution, by the regularised incomplete beta function: exact up to the rounding of
/// that function, with no normal approximation.
///
/// @param probability of a success, and
/// @param complement  of a failure: two numbers, since either may be too small to be seen in 1 less the other
record ExactBinomial(int trials, double probability, double complement) {
    private static final int HALVINGS = 60;

    static ExactBinomial of(int trials, double probability) {
        return new ExactBinomial(trials, probability, 1 - probability);
    }

    double atLeast(int successes) {
        return successes <= 0 ? 1 : Beta.regularizedBeta(probability, successes, trials - successes + 1.0);
    }

    double atMost(int successes) {
        return successes >= trials ? 1 : Beta.regularizedBeta(complement, trials - successes, successes + 1.0);
    }

    /// Whether neither tail from the count on is rarer than half the level.
    boolean accepts(int successes, double level) {
        return atLeast(successes) > level / 2 && atMost(successes) > level / 2;
    }

    /// The probabilities whose acceptance region has the count in it [Clopper and Pearson 1934].
    static Interval interval(int trials, int successes, double level) {
        double low = 0;
        double high = 1;
        if (successes > 0) {
            low = boundary(0, 1, middle -> of(trials, middle).atLeast(successes) > level / 2);
        }
        if (successes < trials) {
            high = boundary(0, 1, middle -> of(trials, middle).atMost(successes) <= level / 2);
        }
        return new Interval(low, high);
    }

    private interface Test {
        boolean holds(double probability);
    }

    /// Where a test begins to hold, by halving.
    private static double boundary(double from, double to, Test test) {
        double low = from;
        double high = to;
        for (int step = 0; step < HALVINGS; step++) {
            double middle = (low + high) / 2;
            if (test.holds(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
