package dev.attest.theory.scalar;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// The real number `rational + coefficient * sqrt(radicand)`: exact arithmetic and exact order in the field
/// Q(sqrt r). Two different square roots do not meet: that is [Declined].
///
/// @param radicand square-free and at least 2, or 1 where the coefficient is 0
record Surd(BigFraction rational, BigFraction coefficient, BigInteger radicand) implements Comparable<Surd> {
    /// Numbers of more bits are not searched for square factors.
    private static final int TRIAL_BITS = 40;

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
        BigInteger product = value.getNumerator().multiply(value.getDenominator());
        BigInteger factor = largestSquareRootThatDivides(product);
        BigInteger free = factor.signum() == 0 ? BigInteger.ZERO : product.divide(factor.multiply(factor));
        BigFraction scale = new BigFraction(factor, value.getDenominator());
        return free.compareTo(BigInteger.ONE) <= 0 ? of(scale) : new Surd(BigFraction.ZERO, scale.reduce(), free);
    }

    /// The largest f with f² dividing a whole number, by trial; 0 for 0.
    private static BigInteger largestSquareRootThatDivides(BigInteger number) {
        BigInteger root = number.sqrt();
        if (root.multiply(root).equals(number)) {
            return root;
        }
        if (number.bitLength() > TRIAL_BITS) {
            throw new Declined("the root of " + number + ", too large to take its square factor out");
        }
        BigInteger factor = BigInteger.ONE;
        for (BigInteger f = BigInteger.TWO; f.compareTo(root) <= 0; f = f.add(BigInteger.ONE)) {
            if (number.mod(f.multiply(f)).signum() == 0) {
                factor = f;
            }
        }
        return factor;
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
