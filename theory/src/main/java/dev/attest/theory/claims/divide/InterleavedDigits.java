package dev.attest.theory.claims.divide;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// One number from two, so that both can be read off it: the binary digits of one at the even places of the
/// other's.
///
/// Every x is first moved into (0, 2) by `1 + x / (1 + |x|)`. Its binary digits (those that do not end in
/// ones throughout), read in base 4, give s(x); the pair is `2 s(x_1) + s(x_2)`, whose base-4 digits are 2 a
/// + b. It jumps at every pair with a coordinate that is moved to a dyadic number: in every open set.
final class InterleavedDigits {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigFraction FOUR = new BigFraction(4);

    private InterleavedDigits() {}

    static BigFraction of(List<BigFraction> pair) {
        return spread(moved(pair.get(0))).multiply(2).add(spread(moved(pair.get(1))));
    }

    private static BigFraction moved(BigFraction x) {
        return BigFraction.ONE.add(x.divide(BigFraction.ONE.add(x.abs())));
    }

    /// The binary digits of a number in (0, 2), read in base 4. Those after the point repeat as soon as a
    /// remainder of the division does.
    static BigFraction spread(BigFraction value) {
        BigInteger denominator = value.getDenominator();
        BigInteger[] whole = value.getNumerator().divideAndRemainder(denominator);
        BigFraction sum = new BigFraction(whole[0]);
        BigInteger remainder = whole[1];
        Map<BigInteger, Start> seen = new HashMap<>();
        BigFraction place = BigFraction.ONE;
        while (!seen.containsKey(remainder)) {
            seen.put(remainder, new Start(place, sum));
            BigInteger[] digit = remainder.multiply(TWO).divideAndRemainder(denominator);
            place = place.divide(FOUR);
            sum = sum.add(place.multiply(digit[0]));
            remainder = digit[1];
        }
        return seen.get(remainder).forEver(place, sum);
    }

    /// The place and the sum before a period.
    private record Start(BigFraction place, BigFraction sum) {
        /// The whole sum, for the place and the sum after one period: a geometric series.
        BigFraction forEver(BigFraction placeAfter, BigFraction sumAfter) {
            BigFraction ratio = placeAfter.divide(place);
            return sum.add(sumAfter.subtract(sum).divide(BigFraction.ONE.subtract(ratio)));
        }
    }
}
