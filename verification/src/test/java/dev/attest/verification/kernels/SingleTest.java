package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Pointwise;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The bounds against single precision itself.
class SingleTest {
    private static final int TRIALS = 2000;
    private static final Single NOT_A_NUMBER = Single.exact(Double.NaN);

    @Test
    void sumsInEveryOrderAreWithinTheirBoundAndOneMissingSummandIsNot() {
        var random = new SplittableRandom(1);
        for (int trial = 0; trial < TRIALS; trial++) {
            int count = 1 + random.nextInt(40);
            var sums = new SingleSums();
            float forward = 0;
            float backward = 0;
            var summands = new float[count];
            for (int place = 0; place < count; place++) {
                summands[place] = (float) random.nextGaussian();
                sums.add(Single.exact(summands[place]));
                forward += summands[place];
            }
            for (int place = count - 1; place >= 0; place--) {
                backward += summands[place];
            }
            var sum = sums.sum(0);
            assertTrue(sum.allows(forward) && sum.allows(backward), sum::toString);
            boolean tellable = Math.abs(summands[0]) > 2 * sum.error();
            assertFalse(tellable && sum.allows(forward - summands[0]), sum::toString);
        }
    }

    @Test
    void productsAndQuotientsOfRoundedNumbersAreWithinTheirBound() {
        var random = new SplittableRandom(2);
        for (int trial = 0; trial < TRIALS; trial++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            var left = Single.exact(a).rounded(1);
            var right = Single.exact(b).rounded(1);
            assertTrue(left.times(right, 1).allows((float) a * (float) b));
            assertTrue(left.over(right).allows((float) a / (float) b));
            assertFalse(left.over(right).allows((float) (a / b * (1 + 0x1p-18))));
        }
    }

    @Test
    void aDivisorThatRoundingMayMakeZeroLeavesTheQuotientOpenAndZeroDoesNot() {
        var difference = Single.exact(0.1).rounded(1).plus(Single.exact(-0.1).rounded(1));
        assertTrue(Single.exact(1).over(difference).isOpen());
        assertTrue(Single.exact(1).over(difference).allows(Float.NaN));
        var none = Single.exact(1).over(Single.exact(0));
        assertTrue(none.isNotFinite());
        assertFalse(none.allows(3));
    }

    @Test
    void whatIsNotANumberStaysSo() {
        for (var single : new Single[] {
            NOT_A_NUMBER.plus(Single.exact(1)),
            NOT_A_NUMBER.times(Single.exact(0), 1),
            Single.exact(0).times(Single.exact(Double.POSITIVE_INFINITY), 1),
            Single.exact(1).over(NOT_A_NUMBER),
            SingleFunctions.apply(Pointwise.RELU, NOT_A_NUMBER),
            SingleFunctions.apply(Pointwise.LOG, Single.exact(-1)),
            SingleSums.extreme(true, Single.exact(1), NOT_A_NUMBER)
        }) {
            assertTrue(single.isNotFinite(), single::toString);
            assertTrue(single.allows(Float.NEGATIVE_INFINITY) && !single.allows(0), single::toString);
        }
    }

    @Test
    void aNumberBeyondSinglePrecisionLeavesOpenWhatFollows() {
        var large = Single.exact(1e30);
        assertTrue(large.times(large, 1).isOpen());
        assertFalse(large.isOpen());
        assertTrue(SingleFunctions.apply(Pointwise.EXP, Single.exact(100)).isOpen());
    }

    @Test
    void softmaxOfLargeScoresIsNotOpen() {
        var scores = Singles.filled(3, 1, 1, (key, _) -> Single.exact(300 * key));
        var softmax = SingleSoftmax.of(scores, 3);
        assertEquals(1, softmax.at(scores.at(2, 0)).value());
        assertFalse(softmax.at(scores.at(2, 0)).isOpen());
        assertTrue(softmax.at(scores.at(0, 0)).allows(0));
        var none = Singles.filled(2, 1, 1, (_, _) -> Single.exact(Double.NEGATIVE_INFINITY));
        assertTrue(SingleSoftmax.of(none, 2).at(none.at(0, 0)).isNotFinite());
    }

    @Test
    void aStepNearItsJumpMayGoEitherWay() {
        var near = new Single(1e-9, 1, 1e-7);
        var step = SingleFunctions.apply(Pointwise.STEP, near);
        assertTrue(step.allows(0) && step.allows(1));
        var away = SingleFunctions.apply(Pointwise.STEP, new Single(0.5, 1, 1e-7));
        assertFalse(away.allows(0));
    }
}
