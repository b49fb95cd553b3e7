package dev.attest.models.torch;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Scalars;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The double reading with a running bound on its rounding errors [Higham 2002, section 3.3], for any order of
/// its sums. Declines where a branch or a division hangs on an error.
///
/// @param unit half the distance from 1 to the next number
record Bounds(double unit) implements Scalars<Bound> {
    static final Bounds DOUBLE = new Bounds(0x1p-53);
    static final Bounds SINGLE = new Bounds(0x1p-24);
    private static final Doubles DOUBLES = new Doubles();

    /// A function of PyTorch is within 4 units, and a sum may be taken in another order than here.
    private static final int ROUNDINGS = 8;

    private Bound sum(double value, double magnitude, double carried) {
        return new Bound(value, magnitude, checked(carried + ROUNDINGS * unit * magnitude));
    }

    private Bound result(double value, double carried) {
        return sum(value, Math.abs(value), carried);
    }

    private static double checked(double error) {
        if (Double.isNaN(error) || Double.isInfinite(error)) {
            throw new Declined("beyond floating point");
        }
        return error;
    }

    private static double least(Bound a) {
        double least = Math.abs(a.value()) - a.error();
        if (a.error() > 0 && least <= 0) {
            throw new Declined("near 0");
        }
        return least;
    }

    /// A number of the input, which is what it is.
    static Bound exactly(double value) {
        return new Bound(value, Math.abs(value), 0);
    }

    @Override
    public Bound of(BigFraction value) {
        double nearest = DOUBLES.of(value);
        return new Bound(nearest, Math.abs(nearest), nearest == (float) nearest ? 0 : unit * Math.abs(nearest));
    }

    @Override
    public Bound pi() {
        return result(Math.PI, 0);
    }

    @Override
    public Bound add(Bound a, Bound b) {
        return sum(a.value() + b.value(), a.magnitude() + b.magnitude(), a.error() + b.error());
    }

    @Override
    public Bound negate(Bound a) {
        return new Bound(-a.value(), a.magnitude(), a.error());
    }

    @Override
    public Bound multiply(Bound a, Bound b) {
        double carried = a.magnitude() * b.error() + b.magnitude() * a.error() + a.error() * b.error();
        return sum(a.value() * b.value(), a.magnitude() * b.magnitude(), carried);
    }

    @Override
    public Bound divide(Bound a, Bound b) {
        double least = least(b);
        double quotient = DOUBLES.divide(a.value(), b.value());
        double magnitude = a.magnitude() / least;
        return sum(quotient, magnitude, a.error() / least + magnitude * b.error() / least);
    }

    @Override
    public Bound exp(Bound a) {
        double value = StrictMath.exp(a.value());
        return result(value, value * StrictMath.expm1(a.error()));
    }

    @Override
    public Bound log(Bound a) {
        double least = least(a);
        return result(DOUBLES.log(a.value()), a.error() / least);
    }

    @Override
    public Bound sqrt(Bound a) {
        double least = least(a);
        double value = DOUBLES.sqrt(a.value());
        return result(value, a.error() == 0 ? 0 : a.error() / StrictMath.sqrt(least));
    }

    @Override
    public Bound sin(Bound a) {
        return result(StrictMath.sin(a.value()), a.error());
    }

    @Override
    public Bound cos(Bound a) {
        return result(StrictMath.cos(a.value()), a.error());
    }

    @Override
    public Bound abs(Bound a) {
        return new Bound(Math.abs(a.value()), Math.abs(a.value()), a.error());
    }

    @Override
    public Bound min(Bound a, Bound b) {
        double value = Math.min(a.value(), b.value());
        return new Bound(value, Math.abs(value), Math.max(a.error(), b.error()));
    }

    @Override
    public Bound max(Bound a, Bound b) {
        double value = Math.max(a.value(), b.value());
        return new Bound(value, Math.abs(value), Math.max(a.error(), b.error()));
    }

    @Override
    public int sign(Bound a) {
        if (a.error() > 0) {
            least(a);
        }
        return (int) Math.signum(a.value());
    }

    @Override
    public Bound signum(Bound a) {
        return exactly(sign(a));
    }

    @Override
    public Bound power(Bound a, int exponent) {
        if (exponent == 0) {
            return exactly(1);
        }
        double value = DOUBLES.power(a.value(), exponent);
        if (exponent < 0) {
            double slope = Math.abs(exponent) * StrictMath.pow(least(a), exponent - 1);
            return result(value, a.error() == 0 ? 0 : slope * a.error());
        }
        double slope = exponent * StrictMath.pow(a.magnitude() + a.error(), exponent - 1);
        return sum(value, exponent * StrictMath.pow(a.magnitude(), exponent), slope * a.error());
    }

    @Override
    public Bound softplus(Bound a) {
        return result(DOUBLES.softplus(a.value()), a.error());
    }

    @Override
    public Bound sigmoid(Bound a) {
        return result(DOUBLES.sigmoid(a.value()), a.error());
    }

    @Override
    public Bound tanh(Bound a) {
        return result(DOUBLES.tanh(a.value()), a.error());
    }

    /// The exponential may be taken before 1 is subtracted.
    @Override
    public Bound elu(Bound a) {
        double value = DOUBLES.elu(a.value());
        return sum(value, Math.max(Math.abs(value), a.value() < 0 ? 1 : 0), a.error());
    }

    @Override
    public Bound softmaxReference(List<Bound> scores) {
        return exactly(scores.stream().mapToDouble(Bound::value).max().orElseThrow());
    }
}
