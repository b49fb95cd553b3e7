package dev.attest.experiments.studies.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

final class ExactCountsTest {
    /// Lanczos' logarithm of the gamma function, by which the tails are computed, has 15 digits; the sums below
    /// add 20 numbers.
    private static final double ROUNDING = 20 * 10 * Math.ulp(1.0);

    @Test
    void tailsAreSumsOfBinomials() {
        int trials = 20;
        var probability = new BigFraction(3, 10);
        var expected = ExactBinomial.of(trials, .3);
        for (int successes = 0; successes <= trials; successes++) {
            var tail = BigFraction.ZERO;
            for (int count = successes; count <= trials; count++) {
                tail = tail.add(probability
                        .pow(count)
                        .multiply(BigFraction.ONE.subtract(probability).pow(trials - count))
                        .multiply(new BigFraction(CombinatoricsUtils.binomialCoefficient(trials, count), 1L)));
            }
            assertEquals(tail.doubleValue(), expected.atLeast(successes), ROUNDING);
            assertEquals(1 - tail.doubleValue(), successes == 0 ? 0 : expected.atMost(successes - 1), ROUNDING);
        }
    }

    @Test
    void anIntervalHoldsExactlyTheProbabilitiesThatAcceptTheCount() {
        var interval = ExactBinomial.interval(1000, 370, .0027);
        double step = .001;
        assertTrue(ExactBinomial.of(1000, interval.low() + step).accepts(370, .0027));
        assertTrue(ExactBinomial.of(1000, interval.high() - step).accepts(370, .0027));
        assertFalse(ExactBinomial.of(1000, interval.low() - step).accepts(370, .0027));
        assertFalse(ExactBinomial.of(1000, interval.high() + step).accepts(370, .0027));
    }

    @Test
    void whatIsCertainAcceptsNothingElse() {
        var never = ExactBinomial.of(1000, 0);
        assertTrue(never.accepts(0, 1e-6));
        assertFalse(never.accepts(1, 1e-6));
        var always = ExactBinomial.of(1000, 1);
        assertTrue(always.accepts(1000, 1e-6));
        assertFalse(always.accepts(999, 1e-6));
    }

    @Test
    void aSumOfCountsOfOneProbabilityIsOneBinomial() {
        var sum = new SumOfBinomials(
                List.of(ExactBinomial.of(300, .25), ExactBinomial.of(500, .25), ExactBinomial.of(200, .25)));
        var one = ExactBinomial.of(1000, .25);
        for (int count = 180; count <= 320; count += 20) {
            assertEquals(one.atMost(count), sum.atMost(count), 1000 * Math.ulp(1.0) * 10);
            assertEquals(one.atLeast(count), sum.atLeast(count), 1000 * Math.ulp(1.0) * 10);
        }
        assertTrue(one.accepts(sum.least(1e-6), 1e-6) && one.accepts(sum.most(1e-6), 1e-6));
        assertFalse(one.accepts(sum.least(1e-6) - 1, 1e-6) || one.accepts(sum.most(1e-6) + 1, 1e-6));
    }

    @Test
    void certainCountsMoveASumAndDoNotWidenIt() {
        var sum = new SumOfBinomials(List.of(ExactBinomial.of(7, 1), ExactBinomial.of(9, 0)));
        assertEquals(7, sum.least(1e-6));
        assertEquals(7, sum.most(1e-6));
    }
}
