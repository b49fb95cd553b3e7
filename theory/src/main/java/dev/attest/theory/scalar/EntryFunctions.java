package dev.attest.theory.scalar;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The functions of [Pointwise] in one number system.
final class EntryFunctions<N> {
    private static final BigFraction TWO = BigFraction.TWO;

    private final Scalars<N> scalars;
    private final N zero;
    private final N one;

    EntryFunctions(Scalars<N> scalars) {
        this.scalars = scalars;
        this.zero = scalars.of(BigFraction.ZERO);
        this.one = scalars.of(BigFraction.ONE);
    }

    /// The value of `term`, whose arguments have the values given.
    Entries<N> apply(Term.Apply term, List<Entries<N>> arguments) {
        var first = arguments.getFirst();
        if (term.function() == Pointwise.POWER) {
            var exponent = ExactNumber.of(term.arguments().get(1));
            return exponent.isPresent()
                    ? first.map(base -> constantPower(base, exponent.get()))
                    : first.meet(arguments.get(1), this::variablePower);
        }
        return arguments.size() == 1
                ? first.map(value -> unary(term.function(), value))
                : first.meet(arguments.get(1), (left, right) -> binary(term.function(), left, right));
    }

    private N unary(Pointwise function, N x) {
        return switch (function) {
            case NEGATE -> scalars.negate(x);
            case RELU -> scalars.relu(x);
            case ELU -> scalars.elu(x);
            case EXP -> scalars.exp(x);
            case LOG -> scalars.log(x);
            case SOFTPLUS -> scalars.softplus(x);
            case SIGMOID -> scalars.sigmoid(x);
            case TANH -> scalars.tanh(x);
            case SIN -> scalars.sin(x);
            case COS -> scalars.cos(x);
            case ABS -> scalars.abs(x);
            case SQRT -> scalars.sqrt(x);
            case SIGN -> scalars.signum(x);
            case STEP -> scalars.divide(scalars.add(one, scalars.signum(x)), scalars.of(TWO));
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    private N binary(Pointwise function, N left, N right) {
        return switch (function) {
            case ADD -> scalars.add(left, right);
            case SUBTRACT -> scalars.subtract(left, right);
            case MULTIPLY -> scalars.multiply(left, right);
            case DIVIDE -> scalars.divide(left, right);
            case LEAKY_RELU -> leakyRelu(left, right);
            case MIN -> scalars.min(left, right);
            case MAX -> scalars.max(left, right);
            default -> throw new IllegalArgumentException(function.text() + ": expected one argument, got two");
        };
    }

    /// `max(x, 0) + slope min(x, 0)`.
    private N leakyRelu(N x, N slope) {
        return scalars.add(scalars.relu(x), scalars.multiply(slope, scalars.min(x, zero)));
    }

    private N constantPower(N base, BigFraction exponent) {
        if (exponent.getDenominator().bitLength() == 1) {
            return scalars.power(base, whole(exponent.getNumerator()));
        }
        if (exponent.getDenominator().equals(TWO.getNumerator())) {
            return scalars.power(scalars.sqrt(base), whole(exponent.getNumerator()));
        }
        return switch (scalars.sign(base)) {
            case -1 -> throw new Undefined("a negative number to the power " + exponent);
            case 0 -> powerOfZero(exponent);
            default -> scalars.exp(scalars.multiply(scalars.of(exponent), scalars.log(base)));
        };
    }

    private static int whole(BigInteger exponent) {
        if (exponent.bitLength() >= Integer.SIZE - 1) {
            throw new Declined("a power with exponent " + exponent + " is out of reach");
        }
        return exponent.intValue();
    }

    private N powerOfZero(BigFraction exponent) {
        if (exponent.getNumerator().signum() < 0) {
            throw new Undefined("0^" + exponent);
        }
        return zero;
    }

    private N variablePower(N base, N exponent) {
        return scalars.exp(scalars.multiply(exponent, scalars.log(base)));
    }
}
