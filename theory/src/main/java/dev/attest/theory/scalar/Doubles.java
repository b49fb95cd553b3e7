package dev.attest.theory.scalar;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// IEEE double precision with [StrictMath], so that a result is the same on every machine. Overflow gives an
/// infinity; a result that is not a number is declined.
public final class Doubles implements Scalars<Double> {
    private final boolean single;

    public Doubles() {
        this(false);
    }

    private Doubles(boolean single) {
        this.single = single;
    }

    /// IEEE single precision: the result of each operation is rounded to a float. For sums, products, quotients
    /// and roots of floats that is the operation of single precision itself; exponentials below 2^-150 become
    /// 0.
    public static Doubles single() {
        return new Doubles(true);
    }

    @Override
    public Double of(BigFraction value) {
        return rounded(Rounding.nearest(value));
    }

    @Override
    public Double pi() {
        return rounded(Math.PI);
    }

    @Override
    public Double add(Double a, Double b) {
        return number(a + b);
    }

    @Override
    public Double negate(Double a) {
        return -a;
    }

    @Override
    public Double multiply(Double a, Double b) {
        return number(a * b);
    }

    @Override
    public Double divide(Double a, Double b) {
        if (b == 0) {
            throw new Undefined("division by 0");
        }
        return number(a / b);
    }

    @Override
    public Double exp(Double a) {
        return rounded(StrictMath.exp(a));
    }

    @Override
    public Double log(Double a) {
        if (a <= 0) {
            throw new Undefined("log of " + a);
        }
        return rounded(StrictMath.log(a));
    }

    @Override
    public Double sqrt(Double a) {
        if (a < 0) {
            throw new Undefined("sqrt of " + a);
        }
        return rounded(StrictMath.sqrt(a));
    }

    @Override
    public Double sin(Double a) {
        return number(StrictMath.sin(a));
    }

    @Override
    public Double cos(Double a) {
        return number(StrictMath.cos(a));
    }

    @Override
    public Double abs(Double a) {
        return Math.abs(a);
    }

    @Override
    public Double min(Double a, Double b) {
        return Math.min(a, b);
    }

    @Override
    public Double max(Double a, Double b) {
        return Math.max(a, b);
    }

    @Override
    public int sign(Double a) {
        return (int) Math.signum(a);
    }

    @Override
    public Double signum(Double a) {
        return Math.signum(a);
    }

    @Override
    public Double power(Double a, int exponent) {
        if (exponent < 0 && a == 0) {
            throw new Undefined("0^" + exponent);
        }
        return rounded(StrictMath.pow(a, exponent));
    }

    /// `max(x, 0) + log(1 + e^-|x|)`: no overflow, and no loss where e^x is small.
    @Override
    public Double softplus(Double a) {
        return rounded(Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a))));
    }

    /// `1 / (1 + e^-a)`, or `e^a / (1 + e^a)` below 0.
    @Override
    public Double sigmoid(Double a) {
        double tail = StrictMath.exp(-Math.abs(a));
        return rounded((a < 0 ? tail : 1) / (1 + tail));
    }

    @Override
    public Double tanh(Double a) {
        return rounded(StrictMath.tanh(a));
    }

    @Override
    public Double elu(Double a) {
        return rounded(a >= 0 ? a : StrictMath.expm1(a));
    }

    @Override
    public Double softmaxReference(List<Double> scores) {
        return scores.stream().max(Double::compare).orElseThrow();
    }

    /// By bisection until no double is left between: `sum >= 1` at the lower end, as at the largest number - 1,
    /// and `sum < 1` at the upper end, as at the largest number.
    @Override
    public Double entmaxThreshold(List<Double> numbers, Double power) {
        double hi = softmaxReference(numbers);
        double lo = hi - 1;
        for (double middle = lo + (hi - lo) / 2; lo < middle && middle < hi; middle = lo + (hi - lo) / 2) {
            double threshold = middle;
            double sum = numbers.stream()
                    .mapToDouble(number -> truncatedPower(number - threshold, power))
                    .sum();
            if (sum >= 1) {
                lo = middle;
            } else {
                hi = middle;
            }
        }
        return rounded(lo);
    }

    @Override
    public Double truncatedPower(Double x, Double power) {
        return rounded(StrictMath.pow(Math.max(x, 0), power));
    }

    private double number(double value) {
        if (Double.isNaN(value)) {
            throw new Declined("not a number in double precision");
        }
        return rounded(value);
    }

    private double rounded(double value) {
        return single ? (float) value : value;
    }
}
