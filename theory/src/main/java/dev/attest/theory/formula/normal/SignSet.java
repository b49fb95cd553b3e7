package dev.attest.theory.formula.normal;

import org.apache.commons.math3.fraction.BigFraction;

/// The signs that a number may have: a set of negative, zero and positive. Operations give every sign that the
/// result can have wherever it is defined.
public record SignSet(int mask) {
    private static final int MINUS = 1;
    private static final int NOUGHT = 2;
    private static final int PLUS = 4;

    public static final SignSet NEGATIVE = new SignSet(MINUS);
    public static final SignSet ZERO = new SignSet(NOUGHT);
    public static final SignSet POSITIVE = new SignSet(PLUS);
    public static final SignSet NONNEGATIVE = new SignSet(NOUGHT | PLUS);
    public static final SignSet NONPOSITIVE = new SignSet(MINUS | NOUGHT);
    public static final SignSet NONZERO = new SignSet(MINUS | PLUS);
    public static final SignSet ANY = new SignSet(MINUS | NOUGHT | PLUS);

    public static SignSet of(BigFraction value) {
        return of(value.getNumerator().signum());
    }

    public static SignSet of(int signum) {
        return signum < 0 ? NEGATIVE : signum > 0 ? POSITIVE : ZERO;
    }

    /// Every sign here is one of `other`.
    public boolean within(SignSet other) {
        return (mask & ~other.mask) == 0;
    }

    /// One strict sign: positive throughout or negative throughout.
    public boolean isStrict() {
        return equals(POSITIVE) || equals(NEGATIVE);
    }

    private boolean has(int sign) {
        return (mask & sign) != 0;
    }

    public SignSet union(SignSet other) {
        return new SignSet(mask | other.mask);
    }

    public SignSet negate() {
        return new SignSet((has(MINUS) ? PLUS : 0) | (mask & NOUGHT) | (has(PLUS) ? MINUS : 0));
    }

    public SignSet abs() {
        return new SignSet((mask & NOUGHT) | (has(MINUS) || has(PLUS) ? PLUS : 0));
    }

    public SignSet plus(SignSet other) {
        if (has(MINUS) && other.has(PLUS) || has(PLUS) && other.has(MINUS)) {
            return ANY;
        }
        int signs = (mask | other.mask) & (MINUS | PLUS);
        boolean canVanish = has(NOUGHT) && other.has(NOUGHT);
        return new SignSet(signs | (canVanish ? NOUGHT : 0));
    }

    public SignSet times(SignSet other) {
        int product = has(NOUGHT) || other.has(NOUGHT) ? NOUGHT : 0;
        if (has(PLUS) && other.has(PLUS) || has(MINUS) && other.has(MINUS)) {
            product |= PLUS;
        }
        if (has(PLUS) && other.has(MINUS) || has(MINUS) && other.has(PLUS)) {
            product |= MINUS;
        }
        return new SignSet(product);
    }

    /// Of a sum of one or more such numbers.
    public SignSet sum() {
        return plus(this).union(this);
    }

    /// Of a power, where it is defined: a negative exponent leaves out 0, one that is not whole leaves out
    /// negative numbers.
    public SignSet power(BigFraction exponent) {
        boolean whole = Exact.isWhole(exponent);
        int base = mask;
        if (exponent.getNumerator().signum() < 0) {
            base &= ~NOUGHT;
        }
        if (!whole) {
            base &= ~MINUS;
        }
        if (base == 0) {
            return ANY;
        }
        var kept = new SignSet(base);
        return whole && exponent.getNumerator().testBit(0) ? kept : kept.abs();
    }
}
