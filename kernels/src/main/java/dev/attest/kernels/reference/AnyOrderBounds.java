package dev.attest.kernels.reference;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The double reading with a bound on what any computation of the same formula may be off that rounds each
/// operation to a unit roundoff, adds in any order, and multiplies sums out or not.
///
/// Where sums and products follow each other, a result is a sum of terms, and each computed term is the exact
/// one times at most `steps` factors `1 + e`, `|e| <= unit` [Higham 2002, lemma 3.1]; so the order does not
/// matter, and products of sums have the sum of the steps. Any other function starts anew, its argument's error
/// carried by the mean value theorem. Declines where a branch or a division is open within the bound.
public final class AnyOrderBounds implements Scalars<AnyOrder> {
    public static final double SINGLE = 0x1p-24;
    public static final double DOUBLE = 0x1p-53;

    /// For `1 / (1 - steps unit)`, and for what this class itself rounds.
    private static final double SLACK = 1 + 0x1p-10;
    /// Roundings of a function that is within two units in the last place, and of one made of several.
    private static final int FUNCTION = 4;

    private static final int FORMULA = 12;

    private final Doubles doubles = new Doubles();
    private final double unit;

    /// @param unit the unit roundoff of the computation that is bounded
    public AnyOrderBounds(double unit) {
        this.unit = unit;
    }

    /// What a computation may be off, that of the double reading among them.
    public double bound(AnyOrder a) {
        return (a.error() + a.steps() * (unit + DOUBLE) * a.size()) * SLACK;
    }

    @Override
    public AnyOrder of(BigFraction value) {
        double nearest = doubles.of(value);
        boolean exact = unit == SINGLE ? nearest == (float) nearest && exactly(value) : exactly(value);
        return exact ? AnyOrder.exact(nearest) : new AnyOrder(nearest, 0, Math.abs(nearest), 1);
    }

    private boolean exactly(BigFraction value) {
        return value.getDenominator().bitCount() == 1
                && value.getNumerator().bitLength() < Float.PRECISION
                && value.getDenominator().bitLength() < Float.PRECISION;
    }

    @Override
    public AnyOrder pi() {
        return new AnyOrder(Math.PI, 0, Math.PI, 1);
    }

    @Override
    public AnyOrder add(AnyOrder a, AnyOrder b) {
        int steps = Math.max(a.steps(), b.steps()) + 1;
        return checked(a.value() + b.value(), a.error() + b.error(), a.size() + b.size(), steps);
    }

    @Override
    public AnyOrder negate(AnyOrder a) {
        return new AnyOrder(-a.value(), a.error(), a.size(), a.steps());
    }

    @Override
    public AnyOrder multiply(AnyOrder a, AnyOrder b) {
        double error = a.error() * b.size() + b.error() * a.size() + a.error() * b.error();
        return checked(a.value() * b.value(), error, a.size() * b.size(), a.steps() + b.steps() + 1);
    }

    @Override
    public AnyOrder divide(AnyOrder a, AnyOrder b) {
        double least = least(b, "division by 0");
        double size = a.size() / least;
        double error = a.error() / least + size * bound(b) / least;
        return checked(a.value() / b.value(), error, size, a.steps() + 1);
    }

    @Override
    public AnyOrder exp(AnyOrder a) {
        double value = StrictMath.exp(a.value());
        return function(value, value * StrictMath.expm1(bound(a)), FUNCTION);
    }

    @Override
    public AnyOrder log(AnyOrder a) {
        double least = least(a, "log of 0");
        return function(doubles.log(a.value()), bound(a) / least, FUNCTION);
    }

    @Override
    public AnyOrder sqrt(AnyOrder a) {
        double least = least(a, "");
        return function(doubles.sqrt(a.value()), bound(a) / StrictMath.sqrt(least), FUNCTION);
    }

    @Override
    public AnyOrder sin(AnyOrder a) {
        return function(StrictMath.sin(a.value()), bound(a), FUNCTION);
    }

    @Override
    public AnyOrder cos(AnyOrder a) {
        return function(StrictMath.cos(a.value()), bound(a), FUNCTION);
    }

    @Override
    public AnyOrder tanh(AnyOrder a) {
        return function(StrictMath.tanh(a.value()), bound(a), FORMULA);
    }

    @Override
    public AnyOrder sigmoid(AnyOrder a) {
        return function(doubles.sigmoid(a.value()), bound(a), FORMULA);
    }

    @Override
    public AnyOrder softplus(AnyOrder a) {
        return function(doubles.softplus(a.value()), bound(a), FORMULA);
    }

    /// Below 0 also as `e^x - 1`, which rounds a number near 1.
    @Override
    public AnyOrder elu(AnyOrder a) {
        double spread = bound(a) + (a.value() - bound(a) < 0 ? FUNCTION * unit : 0);
        return function(doubles.elu(a.value()), spread, FUNCTION);
    }

    @Override
    public AnyOrder abs(AnyOrder a) {
        return new AnyOrder(Math.abs(a.value()), a.error(), a.size(), a.steps());
    }

    @Override
    public AnyOrder min(AnyOrder a, AnyOrder b) {
        return either(Math.min(a.value(), b.value()), a, b);
    }

    @Override
    public AnyOrder max(AnyOrder a, AnyOrder b) {
        return either(Math.max(a.value(), b.value()), a, b);
    }

    /// One of two within their bounds of each other counts as both.
    private AnyOrder either(double value, AnyOrder a, AnyOrder b) {
        boolean open = Math.abs(a.value() - b.value()) <= bound(a) + bound(b);
        if (open) {
            return new AnyOrder(value, Math.max(bound(a), bound(b)), Math.max(a.size(), b.size()), 0);
        }
        return value == a.value() ? a : b;
    }

    @Override
    public int sign(AnyOrder a) {
        if (a.value() == 0 && bound(a) == 0) {
            return 0;
        }
        least(a, "");
        return (int) Math.signum(a.value());
    }

    @Override
    public AnyOrder signum(AnyOrder a) {
        return AnyOrder.exact(sign(a));
    }

    @Override
    public AnyOrder power(AnyOrder a, int exponent) {
        if (exponent < 0) {
            return divide(AnyOrder.exact(1), power(a, -exponent));
        }
        var product = AnyOrder.exact(1);
        for (int factor = 0; factor < exponent; factor++) {
            product = multiply(product, a);
        }
        return new AnyOrder(doubles.power(a.value(), exponent), product.error(), product.size(), product.steps());
    }

    /// Whatever number is subtracted, the row is the same.
    @Override
    public AnyOrder softmaxReference(List<AnyOrder> scores) {
        return AnyOrder.exact(scores.stream().mapToDouble(AnyOrder::value).max().orElseThrow());
    }

    private AnyOrder function(double value, double carried, int roundings) {
        return checked(value, carried + roundings * unit * Math.abs(value), Math.abs(value) + carried, 0);
    }

    private static AnyOrder checked(double value, double error, double size, int steps) {
        if (!Double.isFinite(size) || !Double.isFinite(error) || size + error >= Float.MAX_VALUE) {
            throw new Declined("overflow");
        }
        return new AnyOrder(value, error, size, steps);
    }

    /// The least magnitude that the number may have.
    private double least(AnyOrder a, String undefined) {
        if (a.value() == 0 && a.size() == 0 && !undefined.isEmpty()) {
            throw new Undefined(undefined);
        }
        double least = Math.abs(a.value()) - bound(a);
        if (!(least > 0)) {
            throw new Declined("a number that may be 0");
        }
        return least;
    }
}
