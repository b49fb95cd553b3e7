package dev.attest.theory.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.function.IntPredicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// 2^25 tokens in 2^12 groups: the law against inequalities and binomials written out here, and probabilities
/// as small as 2 * 10^-235.
final class LargeLawTest {
    private static final int LOG_N = 25;
    private static final int GROUPS = 1 << 12;
    private static final BigFraction B = new BigFraction(1, 5);
    private static final BigFraction C = new BigFraction(2, 5);
    private static final BigFraction GAMMA = new BigFraction(1, 10);
    private static final Setting SETTING =
            Setting.self(1 << LOG_N, GROUPS, new BigFraction(1, 5), new BigFraction(7, 5), B, C, GAMMA);

    @Test
    void theLawCountsTheColumnsThatFire() {
        var law = Law.of(SETTING);
        for (var network : Network.values()) {
            var count = BigInteger.ZERO;
            for (int signs = 0; signs < 8; signs++) {
                int special = sign(signs, 0);
                int named = sign(signs, 1);
                int constant = sign(signs, 2);
                count = count.add(columns(plus -> fires(network, special, named, constant, plus)));
            }
            assertEquals(new Probability(count, GROUPS + 2), law.probability(network), network.toString());
        }
    }

    @Test
    void rareAccidentsHaveTheirDigits() {
        var law = Law.of(SETTING);
        assertEquals(
                "2.165E-235", law.probability(Network.WEAK_SECOND).decimal(4).toString());
        assertTrue(law.probability(Network.STRONG_SECOND).nearest() > .49);
        assertFalse(law.good().count().signum() == 0);
    }

    /// `sum C(G - 1, k)` over the numbers of +1 that fire: those from some number on.
    private static BigInteger columns(IntPredicate fires) {
        int others = GROUPS - 1;
        int low = 0;
        int high = others + 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (fires.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        assertTrue(low > others || fires.test(low));
        assertFalse(low > 0 && fires.test(low - 1));
        var sum = BigInteger.ZERO;
        var choose = BigInteger.ONE;
        for (int minus = 0; minus <= others - low; minus++) {
            sum = sum.add(choose);
            choose = choose.multiply(BigInteger.valueOf(others - minus)).divide(BigInteger.valueOf(minus + 1));
        }
        return sum;
    }

    private static boolean fires(Network network, int special, int named, int constant, int plus) {
        BigFraction a = SETTING.special(network.dataset());
        BigFraction pair = score(network, square(a).add(square(B)).add(square(C)));
        BigFraction same = score(network, square(B).add(square(C)));
        BigFraction other = score(network, square(C));
        int size = (1 << LOG_N) / GROUPS;
        int sum = 2 * plus - (GROUPS - 1);
        BigFraction rest = other.multiply(size);
        BigFraction level = GAMMA.subtract(C.multiply(constant - 1));
        BigFraction own = same.multiply(size);
        boolean ofSpecial = reaches(
                a.multiply(special).multiply(pair),
                pair.add(same.multiply(size - 1)).multiply(named).add(rest.multiply(sum)),
                pair.add(same.multiply(size - 1)).add(rest.multiply(GROUPS - 1)),
                level);
        BigFraction total = own.add(rest.multiply(GROUPS - 1));
        boolean ofSame =
                reaches(a.multiply(special).multiply(same), own.multiply(named).add(rest.multiply(sum)), total, level);
        int best = plus > 0 ? 1 : -1;
        boolean ofOther = reaches(
                a.multiply(special).multiply(other),
                own.multiply(best).add(rest.multiply(sum - best + named)),
                total,
                level);
        return ofSpecial || ofSame || ofOther;
    }

    private static boolean reaches(BigFraction special, BigFraction groups, BigFraction total, BigFraction level) {
        return special.add(groups.multiply(B)).compareTo(total.multiply(level)) >= 0;
    }

    private static BigFraction score(Network network, BigFraction multiple) {
        BigFraction power = multiple.multiply(LOG_N);
        return network.strong() ? new BigFraction(BigInteger.TWO.pow(power.intValue())) : multiple;
    }

    private static BigFraction square(BigFraction value) {
        return value.multiply(value);
    }

    private static int sign(int signs, int place) {
        return (signs >> place & 1) == 1 ? 1 : -1;
    }
}
