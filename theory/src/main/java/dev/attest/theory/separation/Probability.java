package dev.attest.theory.separation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact probability `count / 2^bits`: so many of the 2^bits equally likely sign vectors.
public record Probability(BigInteger count, int bits) implements Comparable<Probability> {
    public static final Probability ZERO = new Probability(BigInteger.ZERO, 0);
    public static final Probability ONE = new Probability(BigInteger.ONE, 0);

    /// In lowest terms.
    ///
    /// @throws IllegalArgumentException unless 0 <= count <= 2^bits
    public Probability {
        if (bits < 0 || count.signum() < 0 || count.compareTo(BigInteger.ONE.shiftLeft(bits)) > 0) {
            throw new IllegalArgumentException(
                    "probability: expected 0 <= count <= 2^" + bits + ", got the count " + count);
        }
        int common = count.signum() == 0 ? bits : Math.min(bits, count.getLowestSetBit());
        count = count.shiftRight(common);
        bits -= common;
    }

    public Probability complement() {
        return new Probability(BigInteger.ONE.shiftLeft(bits).subtract(count), bits);
    }

    public Probability times(Probability other) {
        return new Probability(count.multiply(other.count), bits + other.bits);
    }

    /// That so many independent events all happen.
    public Probability power(int exponent) {
        return new Probability(count.pow(exponent), Math.multiplyExact(bits, exponent));
    }

    /// Of one of two events that exclude each other.
    public Probability plus(Probability other) {
        int common = Math.max(bits, other.bits);
        return new Probability(scaled(common).add(other.scaled(common)), common);
    }

    /// Of this event without another that is part of it.
    public Probability minus(Probability other) {
        int common = Math.max(bits, other.bits);
        return new Probability(scaled(common).subtract(other.scaled(common)), common);
    }

    private BigInteger scaled(int common) {
        return count.shiftLeft(common - bits);
    }

    @Override
    public int compareTo(Probability other) {
        int common = Math.max(bits, other.bits);
        return scaled(common).compareTo(other.scaled(common));
    }

    /// To so many significant digits, the last one rounded to nearest.
    public BigDecimal decimal(int digits) {
        return decimal(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private BigDecimal decimal(MathContext context) {
        return new BigDecimal(count).divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits)), context);
    }

    /// The double next to it; 0 below the least positive double.
    public double nearest() {
        return decimal(40).doubleValue();
    }

    /// As a fraction in lowest terms, its denominator as a power of 2.
    @Override
    public String toString() {
        return bits == 0 ? count.toString() : count + "/2^" + bits;
    }
}
