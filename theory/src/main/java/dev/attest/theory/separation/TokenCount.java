package dev.attest.theory.separation;

import java.math.BigInteger;

/// A number of tokens n >= 2 as a power `n = root^exponent` of a root that is not itself a power, so that
/// `root^f` for distinct rational f in [0, 1) are linearly independent over the rationals: with q the common
/// denominator they are distinct powers below q of a zero of x^q - root, which is irreducible [Capelli; Lang,
/// *Algebra*, VI, Theorem 9.1].
///
/// @param n        the number of tokens
/// @param root     the smallest root
/// @param exponent which power of the root n is
public record TokenCount(long n, long root, int exponent) {
    public static TokenCount of(long n) {
        if (n < 2) {
            throw new IllegalArgumentException("n: expected at least 2, got " + n);
        }
        for (int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(n); exponent > 1; exponent--) {
            long near = Math.round(StrictMath.pow((double) n, 1.0 / exponent));
            for (long root = Math.max(2, near - 1); root <= near + 1; root++) {
                if (BigInteger.valueOf(root).pow(exponent).equals(BigInteger.valueOf(n))) {
                    return new TokenCount(n, root, exponent);
                }
            }
        }
        return new TokenCount(n, n, 1);
    }
}
