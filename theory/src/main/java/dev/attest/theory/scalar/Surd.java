package dev.attest.theory.scalar;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// The real number `rational + coefficient * sqrt(radicand)`: exact arithmetic and exact order in the field Q(sqrt r). Two
/// different square roots do not meet: that is [Declined].
///
/// @param radicand square-free and at least 2, or 1 where the coefficient is 0
record Surd(BigFraction rational, BigFraction coefficient, BigInteger radicand) implements Comparable<Surd> {
    static final Surd ZERO = of(BigFraction.ZERO);
    static final Surd ONE = of(BigFraction.ONE);

    static Surd of(BigFraction value) {
        return new Surd(value.reduce(), BigFraction.ZERO, BigInteger.ONE);
    }

    /// The root of a non-negative rational p/q, as sqrt(pq)/q with the square factor taken out.
    static Surd sqrt(BigFraction value) {
        if (value.getNumerator().signum() < 0) {
            throw new Undefined("the root of " + ExactText.text(value));
        }
        BigInteger free = value.getNumerator().multiply(value.getDenominator());
        BigInteger factor = BigInteger.ONE;
        for (BigInteger p = BigInteger.TWO; p.multiply(p).compareTo(free) <= 0; p = p.add(BigInteger.ONE)) {
            BigInteger square = p.multiply(p);
            while (free.mod(square).signum() == 0) {
                free = free.divide(square);
                factor = factor.multiply(p);
            }
        }
        BigFraction scale = new BigFraction(factor, value.getDenominator());
        return free.compareTo(BigInteger.ONE) <= 0
                ? of(scale.multiply(free))
                : new Surd(BigFraction.ZERO, scale.reduce(), free);
    }

    boolean isRational() {
        return coefficient.equals(BigFraction.ZERO);
    }

    Surd add(Surd other) {
        return normal(rational.add(other.rational), coefficient.add(other.coefficient), radicandWith(other));
    }

    Surd negate() {
        return new Surd(rational.negate(), coefficient.negate(), radicand);
    }

    /// (a + b √r)(c + e √r) = ac + be r + (ae + bc) √r.
    Surd multiply(Surd other) {
        BigInteger root = radicandWith(other);
        BigFraction whole = rational.multiply(other.rational)
                .add(coefficient.multiply(other.coefficient).multiply(root));
        BigFraction rooted = rational.multiply(other.coefficient).add(coefficient.multiply(other.rational));
        return normal(whole, rooted, root);
    }

    /// 1 / (a + b √r) = (a - b √r) / (a² - b² r); the divisor is not 0 because r is no square.
    Surd inverse() {
        if (signum() == 0) {
            throw new Undefined("a division by 0");
        }
        BigFraction norm = rational.multiply(rational)
                .subtract(coefficient.multiply(coefficient).multiply(radicand));
        return normal(rational.divide(norm), coefficient.negate().divide(norm), radicand);
    }

    int signum() {
        int whole = rational.getNumerator().signum();
        int rooted = coefficient.getNumerator().signum();
        if (whole * rooted >= 0) {
            return whole != 0 ? whole : rooted;
        }
        BigFraction squares = rational.multiply(rational)
                .subtract(coefficient.multiply(coefficient).multiply(radicand));
        return squares.getNumerator().signum() > 0 ? whole : rooted;
    }

    @Override
    public int compareTo(Surd other) {
        return add(other.negate()).signum();
    }

    private BigInteger radicandWith(Surd other) {
        if (isRational()) {
            return other.radicand;
        }
        if (!other.isRational() && !radicand.equals(other.radicand)) {
            throw new Declined("sqrt(" + radicand + ") and sqrt(" + other.radicand + ") in one number");
        }
        return radicand;
    }

    private static Surd normal(BigFraction rational, BigFraction coefficient, BigInteger radicand) {
        return coefficient.equals(BigFraction.ZERO)
                ? of(rational)
                : new Surd(rational.reduce(), coefficient.reduce(), radicand);
    }

    @Override
    public String toString() {
        if (isRational()) {
            return ExactText.text(rational);
        }
        String root = ExactText.text(coefficient) + "*sqrt(" + radicand + ")";
        return rational.equals(BigFraction.ZERO) ? root : ExactText.text(rational) + " + " + root;
    }
}
