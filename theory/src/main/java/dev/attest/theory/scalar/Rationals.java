package dev.attest.theory.scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The rationals: exact where the result is rational and known to be, and declining elsewhere.
///
/// `exp x`, `sin x`, `cos x`, `tanh x` at a rational x other than 0, and `log x` at a rational x other than 1,
/// are irrational [Lindemann 1882], so nothing is lost by declining there.
public final class Rationals implements Scalars<BigFraction> {
    /// Powers whose exact value takes more bits than this are declined.
    private static final long POWER_BITS = 1L << 20;

    @Override
    public BigFraction of(BigFraction value) {
        return value;
    }

    @Override
    public BigFraction pi() {
        throw new Declined("pi is not rational");
    }

    @Override
    public BigFraction add(BigFraction a, BigFraction b) {
        return a.add(b);
    }

    @Override
    public BigFraction negate(BigFraction a) {
        return a.negate();
    }

    @Override
    public BigFraction multiply(BigFraction a, BigFraction b) {
        return a.multiply(b);
    }

    @Override
    public BigFraction divide(BigFraction a, BigFraction b) {
        if (sign(b) == 0) {
            throw new Undefined("division by 0");
        }
        return a.divide(b);
    }

    @Override
    public BigFraction exp(BigFraction a) {
        return onlyAtZero("exp", a, BigFraction.ONE);
    }

    @Override
    public BigFraction log(BigFraction a) {
        if (sign(a) <= 0) {
            throw new Undefined("log of " + a);
        }
        return onlyAtZero("log of 1 +", a.subtract(BigFraction.ONE), BigFraction.ZERO);
    }

    @Override
    public BigFraction sqrt(BigFraction a) {
        if (sign(a) < 0) {
            throw new Undefined("sqrt of " + a);
        }
        var numerator = exactRoot(a.getNumerator());
        var denominator = exactRoot(a.getDenominator());
        if (numerator.isEmpty() || denominator.isEmpty()) {
            throw new Declined("sqrt of " + a + " is not rational");
        }
        return new BigFraction(numerator.get(), denominator.get());
    }

    @Override
    public BigFraction sin(BigFraction a) {
        return onlyAtZero("sin", a, BigFraction.ZERO);
    }

    @Override
    public BigFraction cos(BigFraction a) {
        return onlyAtZero("cos", a, BigFraction.ONE);
    }

    @Override
    public BigFraction tanh(BigFraction a) {
        return onlyAtZero("tanh", a, BigFraction.ZERO);
    }

    @Override
    public BigFraction elu(BigFraction a) {
        return sign(a) >= 0 ? a : exp(a);
    }

    @Override
    public BigFraction abs(BigFraction a) {
        return a.abs();
    }

    @Override
    public BigFraction min(BigFraction a, BigFraction b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public BigFraction max(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int sign(BigFraction a) {
        return a.getNumerator().signum();
    }

    @Override
    public BigFraction signum(BigFraction a) {
        return new BigFraction(sign(a));
    }

    @Override
    public BigFraction power(BigFraction a, int exponent) {
        if (exponent < 0 && sign(a) == 0) {
            throw new Undefined("0^" + exponent);
        }
        long bits = Math.max(a.getNumerator().bitLength(), a.getDenominator().bitLength());
        if (bits > 1 && bits * Math.abs((long) exponent) > POWER_BITS) {
            throw new Declined("a power with exponent " + exponent + " is too long to write down");
        }
        return a.pow(exponent);
    }

    /// A turn by 0 is none, whatever the frequency.
    @Override
    public BigFraction rotaryAngle(BigFraction position, int pair, int width) {
        if (pair > 0 && sign(position) != 0) {
            throw new Declined("10000 to the power -2 * " + pair + " / " + width + " is not known to be rational");
        }
        return position;
    }

    @Override
    public BigFraction entmaxThreshold(List<BigFraction> numbers, BigFraction power) {
        if (power.compareTo(BigFraction.ONE) != 0) {
            throw new Declined("the threshold of an entmax is not known to be rational");
        }
        return sparsemaxThreshold(numbers);
    }

    @Override
    public BigFraction truncatedPower(BigFraction x, BigFraction power) {
        if (sign(x) <= 0) {
            return BigFraction.ZERO;
        }
        return power.getDenominator().bitLength() == 1
                ? power(x, power.getNumerator().intValueExact())
                : exp(power.multiply(log(x)));
    }

    private static BigFraction onlyAtZero(String function, BigFraction a, BigFraction value) {
        if (a.getNumerator().signum() != 0) {
            throw new Declined(function + " " + a + " is not rational");
        }
        return value;
    }

    private static Optional<BigInteger> exactRoot(BigInteger square) {
        var root = square.sqrtAndRemainder();
        return root[1].signum() == 0 ? Optional.of(root[0]) : Optional.empty();
    }
}
