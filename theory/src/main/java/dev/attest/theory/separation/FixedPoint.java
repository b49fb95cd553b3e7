package dev.attest.theory.separation;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// Contains a real number: it lies in `[lo, hi] / 2^bits`. As many bits as are asked for, so that numbers can
/// be told apart that doubles cannot.
///
/// @param bits binary places
record FixedPoint(BigInteger lo, BigInteger hi, int bits) {
    private static final BigInteger TWO = BigInteger.TWO;

    static FixedPoint of(BigFraction value, int bits) {
        BigInteger scaled = value.getNumerator().shiftLeft(bits);
        BigInteger lo = floor(scaled, value.getDenominator());
        boolean exact = lo.multiply(value.getDenominator()).equals(scaled);
        return new FixedPoint(lo, exact ? lo : lo.add(BigInteger.ONE), bits);
    }

    /// `log x` for a whole x >= 1: with `x = 2^k u`, 1 <= u < 2, it is `2 k artanh(1/3) + 2 artanh((u - 1)/(u +
    /// 1))`.
    static FixedPoint log(long x, int bits) {
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(x);
        BigInteger power = BigInteger.ONE.shiftLeft(doublings);
        BigInteger number = BigInteger.valueOf(x);
        var rest = artanh(new BigFraction(number.subtract(power), number.add(power)), bits);
        return artanh(new BigFraction(1, 3), bits)
                .times(BigInteger.valueOf(2L * doublings))
                .plus(rest.times(TWO));
    }

    /// `sum_i z^(2i+1) / (2i+1)` for 0 <= z <= 1/3. What follows a term below one unit is below one unit.
    private static FixedPoint artanh(BigFraction z, int bits) {
        var argument = of(z, bits);
        var square = argument.times(argument);
        var power = argument;
        var sum = of(BigFraction.ZERO, bits);
        for (long odd = 1; power.hi.compareTo(BigInteger.ONE) > 0; odd += 2) {
            sum = sum.plus(power.over(odd));
            power = power.times(square);
        }
        return new FixedPoint(sum.lo, sum.hi.add(TWO), bits);
    }

    /// For numbers >= 0: by the series at `x / 2^s <= 1/2`, squared s times. What follows a term below one unit
    /// is below two.
    FixedPoint exp() {
        int halvings = Math.max(0, hi.bitLength() - bits + 1);
        var small =
                new FixedPoint(lo.shiftRight(halvings), hi.shiftRight(halvings).add(BigInteger.ONE), bits);
        var term = of(BigFraction.ONE, bits);
        var sum = term;
        for (long order = 1; term.hi.compareTo(BigInteger.ONE) > 0; order++) {
            term = term.times(small).over(order);
            sum = sum.plus(term);
        }
        var result = new FixedPoint(sum.lo, sum.hi.add(TWO), bits);
        for (int step = 0; step < halvings; step++) {
            result = result.times(result);
        }
        return result;
    }

    FixedPoint plus(FixedPoint other) {
        return new FixedPoint(lo.add(other.lo), hi.add(other.hi), bits);
    }

    FixedPoint minus(FixedPoint other) {
        return new FixedPoint(lo.subtract(other.hi), hi.subtract(other.lo), bits);
    }

    FixedPoint times(FixedPoint other) {
        BigInteger one = lo.multiply(other.lo);
        BigInteger two = lo.multiply(other.hi);
        BigInteger three = hi.multiply(other.lo);
        BigInteger four = hi.multiply(other.hi);
        BigInteger least = one.min(two).min(three).min(four);
        BigInteger most = one.max(two).max(three).max(four);
        return new FixedPoint(shiftDown(least), shiftUp(most), bits);
    }

    private FixedPoint times(BigInteger factor) {
        return new FixedPoint(lo.multiply(factor), hi.multiply(factor), bits);
    }

    private FixedPoint over(long divisor) {
        BigInteger by = BigInteger.valueOf(divisor);
        return new FixedPoint(floor(lo, by), floor(hi, by).add(BigInteger.ONE), bits);
    }

    private BigInteger shiftDown(BigInteger product) {
        return product.shiftRight(bits);
    }

    private BigInteger shiftUp(BigInteger product) {
        return product.negate().shiftRight(bits).negate();
    }

    private static BigInteger floor(BigInteger numerator, BigInteger denominator) {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
