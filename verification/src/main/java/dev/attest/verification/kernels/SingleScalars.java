package dev.attest.verification.kernels;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.scalar.Scalars;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// What a kernel in single precision may have for each number of a computation, as a number system: with a
/// tape, for each number of its gradient.
final class SingleScalars implements Scalars<Single> {
    @Override
    public Single of(BigFraction value) {
        return rounded(value.doubleValue());
    }

    @Override
    public Single pi() {
        return rounded(Math.PI);
    }

    private static Single rounded(double value) {
        var exact = Single.exact(value);
        return (float) value == value ? exact : exact.rounded(1);
    }

    @Override
    public Single add(Single a, Single b) {
        return a.plus(b);
    }

    @Override
    public Single negate(Single a) {
        return a.negated();
    }

    @Override
    public Single multiply(Single a, Single b) {
        if (isExactly(a, 1)) {
            return b;
        }
        if (isExactly(a, -1)) {
            return b.negated();
        }
        return a.times(b, 1);
    }

    private static boolean isExactly(Single a, double value) {
        return a.value() == value && a.error() == 0;
    }

    @Override
    public Single divide(Single a, Single b) {
        return a.over(b);
    }

    private static Single of(Pointwise function, Single a) {
        return SingleFunctions.apply(function, a);
    }

    @Override
    public Single exp(Single a) {
        return of(Pointwise.EXP, a);
    }

    @Override
    public Single log(Single a) {
        return of(Pointwise.LOG, a);
    }

    @Override
    public Single sqrt(Single a) {
        return of(Pointwise.SQRT, a);
    }

    @Override
    public Single sin(Single a) {
        return of(Pointwise.SIN, a);
    }

    @Override
    public Single cos(Single a) {
        return of(Pointwise.COS, a);
    }

    @Override
    public Single tanh(Single a) {
        return of(Pointwise.TANH, a);
    }

    @Override
    public Single elu(Single a) {
        return of(Pointwise.ELU, a);
    }

    @Override
    public Single softplus(Single a) {
        return of(Pointwise.SOFTPLUS, a);
    }

    @Override
    public Single sigmoid(Single a) {
        return of(Pointwise.SIGMOID, a);
    }

    @Override
    public Single relu(Single a) {
        return of(Pointwise.RELU, a);
    }

    @Override
    public Single abs(Single a) {
        return new Single(Math.abs(a.value()), a.size(), a.error());
    }

    /// The nearer of two to the order is off by no more than the one that is off more.
    @Override
    public Single min(Single a, Single b) {
        return new Single(Math.min(a.value(), b.value()), Math.max(a.size(), b.size()), Math.max(a.error(), b.error()));
    }

    @Override
    public Single max(Single a, Single b) {
        return min(a.negated(), b.negated()).negated();
    }

    @Override
    public int sign(Single a) {
        return (int) Math.signum(a.value());
    }

    @Override
    public Single signum(Single a) {
        return of(Pointwise.SIGN, a);
    }

    @Override
    public Single power(Single a, int exponent) {
        if (exponent < 0) {
            return Single.exact(1).over(power(a, -exponent));
        }
        var result = Single.exact(1);
        for (int factor = 0; factor < exponent; factor++) {
            result = multiply(result, a);
        }
        return result;
    }

    @Override
    public Single softmaxReference(List<Single> scores) {
        double largest = scores.stream().mapToDouble(Single::value).max().orElseThrow();
        return Single.exact(largest);
    }
}
