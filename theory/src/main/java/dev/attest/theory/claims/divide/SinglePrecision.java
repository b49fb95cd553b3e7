package dev.attest.theory.claims.divide;

import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Scalars;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// IEEE single precision: each operation in double precision, rounded to a float. For sums, products,
/// quotients and roots that is the operation of single precision itself; exponentials below 2^-150 become 0.
final class SinglePrecision implements Scalars<Float> {
    private final Doubles doubles = new Doubles();

    @Override
    public Float of(BigFraction value) {
        return rounded(doubles.of(value));
    }

    @Override
    public Float pi() {
        return rounded(doubles.pi());
    }

    @Override
    public Float add(Float a, Float b) {
        return rounded(doubles.add(wide(a), wide(b)));
    }

    @Override
    public Float negate(Float a) {
        return -a;
    }

    @Override
    public Float multiply(Float a, Float b) {
        return rounded(doubles.multiply(wide(a), wide(b)));
    }

    @Override
    public Float divide(Float a, Float b) {
        return rounded(doubles.divide(wide(a), wide(b)));
    }

    @Override
    public Float exp(Float a) {
        return rounded(doubles.exp(wide(a)));
    }

    @Override
    public Float log(Float a) {
        return rounded(doubles.log(wide(a)));
    }

    @Override
    public Float sqrt(Float a) {
        return rounded(doubles.sqrt(wide(a)));
    }

    @Override
    public Float sin(Float a) {
        return rounded(doubles.sin(wide(a)));
    }

    @Override
    public Float cos(Float a) {
        return rounded(doubles.cos(wide(a)));
    }

    @Override
    public Float abs(Float a) {
        return Math.abs(a);
    }

    @Override
    public Float min(Float a, Float b) {
        return Math.min(a, b);
    }

    @Override
    public Float max(Float a, Float b) {
        return Math.max(a, b);
    }

    @Override
    public int sign(Float a) {
        return doubles.sign(wide(a));
    }

    @Override
    public Float signum(Float a) {
        return Math.signum(a);
    }

    @Override
    public Float power(Float a, int exponent) {
        return rounded(doubles.power(wide(a), exponent));
    }

    @Override
    public Float tanh(Float a) {
        return rounded(doubles.tanh(wide(a)));
    }

    @Override
    public Float elu(Float a) {
        return rounded(doubles.elu(wide(a)));
    }

    @Override
    public Float softmaxReference(List<Float> scores) {
        return scores.stream().max(Float::compare).orElseThrow();
    }

    private static Double wide(Float value) {
        return value.doubleValue();
    }

    private static Float rounded(Double value) {
        return value.floatValue();
    }
}
