package dev.attest.theory.scalar;

/// A quotient of two exponential sums: where the rows of softmax at rational points live. Equality is exact.
public final class Exponential {
    private final ExponentialSum numerator;
    private final ExponentialSum denominator;

    private Exponential(ExponentialSum numerator, ExponentialSum denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static Exponential of(ExponentialSum numerator) {
        return new Exponential(numerator, ExponentialSum.ONE);
    }

    static Exponential of(Surd value) {
        return of(ExponentialSum.term(value, Surd.ZERO));
    }

    /// A divisor with one term is divided out.
    static Exponential quotient(ExponentialSum numerator, ExponentialSum denominator) {
        if (denominator.isZero()) {
            throw new Undefined("a division by 0");
        }
        if (!denominator.isSingle()) {
            return new Exponential(numerator, denominator);
        }
        var divisor = denominator.terms().firstEntry();
        var inverse = ExponentialSum.term(
                divisor.getValue().inverse(), divisor.getKey().negate());
        return of(numerator.multiply(inverse));
    }

    ExponentialSum numerator() {
        return numerator;
    }

    ExponentialSum denominator() {
        return denominator;
    }

    boolean isSum() {
        return denominator.isSingle();
    }

    /// The number as a + b √r, with no exponential in it.
    ///
    /// @throws Declined if it is written with exponentials
    Surd surd(String wanted) {
        if (!isSum() || !numerator.isSurd()) {
            throw new Declined(wanted + " of " + this);
        }
        return numerator.surd();
    }

    /// Whether both are the same real number.
    public boolean sameAs(Exponential other) {
        return numerator
                .multiply(other.denominator)
                .add(other.numerator.multiply(denominator).negate())
                .isZero();
    }

    @Override
    public String toString() {
        return isSum() ? numerator.toString() : "(" + numerator + ")/(" + denominator + ")";
    }
}
