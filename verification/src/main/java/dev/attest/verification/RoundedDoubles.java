package dev.attest.verification;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The double reading with a running error bound: each result carries what its arguments may be off, carried through by the
/// mean value theorem, and its own rounding in units of its last place. The values are those of [Doubles], bit for bit.
/// [Higham 2002, section 3.3]
public final class RoundedDoubles implements Scalars<RoundedDouble> {
    /// The bounds are themselves sums and products of a few doubles: each operation loses less than 2^-52 of them.
    private static final double BOUND_SLACK = 1 + 0x1p-40;
    /// One unit for an operation that is rounded correctly or within one unit (StrictMath: exp, log, sin, cos, expm1, pow).
    private static final int ONE_UNIT = 1;
    /// For tanh (2.5 units), and for formulas of a few operations (softplus, sigmoid).
    private static final int FOUR_UNITS = 4;

    private final Doubles doubles = new Doubles();

    @Override
    public RoundedDouble of(BigFraction value) {
        var enclosure = Enclosure.of(value);
        return enclosure.isPoint()
                ? new RoundedDouble(enclosure.lo(), 0)
                : rounded(doubles.of(value), 0, ONE_UNIT);
    }

    @Override
    public RoundedDouble pi() {
        return rounded(doubles.pi(), 0, ONE_UNIT);
    }

    @Override
    public RoundedDouble add(RoundedDouble a, RoundedDouble b) {
        return rounded(doubles.add(a.value(), b.value()), a.error() + b.error(), ONE_UNIT);
    }

    @Override
    public RoundedDouble negate(RoundedDouble a) {
        return new RoundedDouble(-a.value(), a.error());
    }

    @Override
    public RoundedDouble multiply(RoundedDouble a, RoundedDouble b) {
        double carried = Math.abs(a.value()) * b.error() + Math.abs(b.value()) * a.error() + a.error() * b.error();
        return rounded(doubles.multiply(a.value(), b.value()), carried, ONE_UNIT);
    }

    @Override
    public RoundedDouble divide(RoundedDouble a, RoundedDouble b) {
        double least = awayFromZero(b, "division by ");
        double quotient = doubles.divide(a.value(), b.value());
        double unit = Math.ulp(quotient);
        double carried = (a.error() + (Math.abs(quotient) + unit) * b.error()) / least;
        return rounded(quotient, carried, ONE_UNIT);
    }

    @Override
    public RoundedDouble exp(RoundedDouble a) {
        double value = doubles.exp(a.value());
        return rounded(value, (value + Math.ulp(value)) * StrictMath.expm1(a.error() * BOUND_SLACK), ONE_UNIT);
    }

    @Override
    public RoundedDouble log(RoundedDouble a) {
        double value = doubles.log(a.value());
        return rounded(value, a.error() / positive(a.value() - a.error(), "log of ", a), ONE_UNIT);
    }

    @Override
    public RoundedDouble sqrt(RoundedDouble a) {
        if (a.error() == 0) {
            return rounded(doubles.sqrt(a.value()), 0, ONE_UNIT);
        }
        positive(a.value() - a.error(), "sqrt of ", a);
        double value = doubles.sqrt(a.value());
        return rounded(value, a.error() / value * BOUND_SLACK, ONE_UNIT);
    }

    @Override
    public RoundedDouble sin(RoundedDouble a) {
        return rounded(doubles.sin(a.value()), a.error(), ONE_UNIT);
    }

    @Override
    public RoundedDouble cos(RoundedDouble a) {
        return rounded(doubles.cos(a.value()), a.error(), ONE_UNIT);
    }

    @Override
    public RoundedDouble tanh(RoundedDouble a) {
        return rounded(doubles.tanh(a.value()), a.error(), FOUR_UNITS);
    }

    @Override
    public RoundedDouble softplus(RoundedDouble a) {
        return rounded(doubles.softplus(a.value()), a.error(), FOUR_UNITS);
    }

    @Override
    public RoundedDouble sigmoid(RoundedDouble a) {
        return rounded(doubles.sigmoid(a.value()), a.error(), FOUR_UNITS);
    }

    @Override
    public RoundedDouble elu(RoundedDouble a) {
        return rounded(doubles.elu(a.value()), a.error(), ONE_UNIT);
    }

    @Override
    public RoundedDouble abs(RoundedDouble a) {
        return new RoundedDouble(Math.abs(a.value()), a.error());
    }

    @Override
    public RoundedDouble min(RoundedDouble a, RoundedDouble b) {
        return new RoundedDouble(doubles.min(a.value(), b.value()), Math.max(a.error(), b.error()));
    }

    @Override
    public RoundedDouble max(RoundedDouble a, RoundedDouble b) {
        return new RoundedDouble(doubles.max(a.value(), b.value()), Math.max(a.error(), b.error()));
    }

    @Override
    public int sign(RoundedDouble a) {
        if (a.error() != 0) {
            awayFromZero(a, "the sign of ");
        }
        return doubles.sign(a.value());
    }

    @Override
    public RoundedDouble signum(RoundedDouble a) {
        return new RoundedDouble(sign(a), 0);
    }

    /// `|x^k - a^k| <= |k| M^(k-1) |x - a|`, M the largest (k > 0) or least (k < 0) absolute value between them.
    @Override
    public RoundedDouble power(RoundedDouble a, int exponent) {
        if (exponent == 0) {
            return new RoundedDouble(1, 0);
        }
        double extreme = exponent > 0 ? Math.abs(a.value()) + a.error() : awayFromZero(a, "division by ");
        double slope = Math.abs((double) exponent) * StrictMath.pow(extreme, exponent - 1.0) * BOUND_SLACK;
        return rounded(doubles.power(a.value(), exponent), a.error() == 0 ? 0 : slope * a.error(), ONE_UNIT);
    }

    /// Whatever number is subtracted, the row is the same: so this one is exact.
    @Override
    public RoundedDouble softmaxReference(List<RoundedDouble> scores) {
        return new RoundedDouble(
                doubles.softmaxReference(scores.stream().map(RoundedDouble::value).toList()), 0);
    }

    private static RoundedDouble rounded(double value, double carried, int units) {
        double error = (carried + units * Math.ulp(value)) * BOUND_SLACK;
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            throw new Declined("beyond double precision");
        }
        return new RoundedDouble(value, error);
    }

    /// The least absolute value that the number may have.
    private static double awayFromZero(RoundedDouble a, String what) {
        if (a.value() == 0 && a.error() == 0) {
            throw new Undefined(what + "0");
        }
        return positive(Math.abs(a.value()) - a.error(), what, a);
    }

    private static double positive(double least, String what, RoundedDouble a) {
        if (!(least > 0)) {
            throw new Declined(what + a);
        }
        return least / BOUND_SLACK;
    }
}
