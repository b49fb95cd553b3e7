package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Scalars;
import org.apache.commons.math3.fraction.BigFraction;

/// The double reading with a running bound on what single precision may be off: each result carries the errors
/// of its arguments by the mean value theorem, and adds its own from [Accuracy]. [Higham 2002, section 3.3]
/// Declines where a branch is open or single precision may overflow.
final class SingleBounds implements Scalars<Single> {
    /// Covers what the doubles themselves round.
    private static final double SLACK = 1 + 0x1p-20;

    private final Doubles doubles = new Doubles();

    private static Single rounded(Pointwise function, double value, double carried) {
        double error = (carried + Accuracy.bound(function, Math.abs(value) + carried)) * SLACK;
        if (Math.abs(value) + error >= Float.MAX_VALUE || Double.isNaN(error)) {
            throw new Declined("overflow in single precision");
        }
        return new Single(value, error);
    }

    /// A value rounded to single precision once.
    @Override
    public Single of(BigFraction value) {
        double nearest = doubles.of(value);
        return new Single(nearest, nearest == (float) nearest ? 0 : Accuracy.bound(Pointwise.ADD, nearest));
    }

    @Override
    public Single pi() {
        return rounded(Pointwise.ADD, Math.PI, 0);
    }

    @Override
    public Single add(Single a, Single b) {
        return rounded(Pointwise.ADD, a.value() + b.value(), a.error() + b.error());
    }

    @Override
    public Single negate(Single a) {
        return new Single(-a.value(), a.error());
    }

    @Override
    public Single multiply(Single a, Single b) {
        double carried = Math.abs(a.value()) * b.error() + Math.abs(b.value()) * a.error() + a.error() * b.error();
        return rounded(Pointwise.MULTIPLY, a.value() * b.value(), carried);
    }

    @Override
    public Single divide(Single a, Single b) {
        double least = least(b);
        double quotient = doubles.divide(a.value(), b.value());
        double carried = (a.error() + Math.abs(quotient) * b.error()) / least;
        return rounded(Pointwise.DIVIDE, quotient, carried);
    }

    /// The least magnitude that a number with an error may have.
    private static double least(Single a) {
        double least = Math.abs(a.value()) - a.error();
        if (a.error() > 0 && least <= 0) {
            throw new Declined("near 0");
        }
        return least;
    }

    @Override
    public Single exp(Single a) {
        double value = StrictMath.exp(a.value());
        return rounded(Pointwise.EXP, value, value * StrictMath.expm1(a.error()));
    }

    @Override
    public Single log(Single a) {
        double least = least(a);
        double value = doubles.log(a.value());
        return rounded(Pointwise.LOG, value, a.error() / least);
    }

    @Override
    public Single sqrt(Single a) {
        double least = least(a);
        double value = doubles.sqrt(a.value());
        double carried = a.error() == 0 ? 0 : a.error() / StrictMath.sqrt(least);
        return rounded(Pointwise.SQRT, value, carried);
    }

    @Override
    public Single sin(Single a) {
        return rounded(Pointwise.SIN, StrictMath.sin(a.value()), a.error());
    }

    @Override
    public Single cos(Single a) {
        return rounded(Pointwise.COS, StrictMath.cos(a.value()), a.error());
    }

    @Override
    public Single abs(Single a) {
        return new Single(Math.abs(a.value()), a.error());
    }

    @Override
    public Single min(Single a, Single b) {
        return new Single(Math.min(a.value(), b.value()), Math.max(a.error(), b.error()));
    }

    @Override
    public Single max(Single a, Single b) {
        return new Single(Math.max(a.value(), b.value()), Math.max(a.error(), b.error()));
    }

    @Override
    public int sign(Single a) {
        if (a.error() > 0) {
            least(a);
        }
        return (int) Math.signum(a.value());
    }

    @Override
    public Single signum(Single a) {
        return new Single(sign(a), 0);
    }

    @Override
    public Single power(Single a, int exponent) {
        if (exponent == 0) {
            return new Single(1, 0);
        }
        double least = exponent > 0 ? 0 : least(a);
        double value = doubles.power(a.value(), exponent);
        double most = StrictMath.pow(Math.abs(a.value()) + a.error(), exponent - 1);
        double slope = exponent > 0 || a.error() == 0 ? most : StrictMath.pow(least, exponent - 1);
        double carried = a.error() == 0 ? 0 : Math.abs(exponent) * slope * a.error();
        return rounded(Pointwise.POWER, value, carried);
    }

    @Override
    public Single softplus(Single a) {
        return rounded(Pointwise.SOFTPLUS, doubles.softplus(a.value()), a.error());
    }

    @Override
    public Single sigmoid(Single a) {
        return rounded(Pointwise.SIGMOID, doubles.sigmoid(a.value()), a.error());
    }

    @Override
    public Single tanh(Single a) {
        return rounded(Pointwise.TANH, doubles.tanh(a.value()), a.error());
    }

    @Override
    public Single elu(Single a) {
        return rounded(Pointwise.ELU, doubles.elu(a.value()), a.error());
    }
}
