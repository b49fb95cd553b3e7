package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import java.util.Optional;

/// The derivative of each function, as steps: what an adjoint of its value becomes on the way to an argument.
/// At a kink the slope is PyTorch's: 0 for relu and abs, that of the left for a leaky relu, and one half for
/// each of two equal numbers of which the larger, or the smaller, is taken.
final class Derivatives {
    private Derivatives() {}

    /// @param y the function's value at x
    /// @return empty where the slope is 0 everywhere
    static Optional<Integer> of(Pointwise function, Arithmetic with, int x, int y, int adjoint) {
        return switch (function) {
            case SIGN, STEP -> Optional.empty();
            case NEGATE -> Optional.of(with.negated(adjoint));
            case SQRT -> Optional.of(with.over(with.times(adjoint, with.number(0.5)), y));
            case LOG -> Optional.of(with.over(adjoint, x));
            default -> Optional.of(with.times(adjoint, slope(function, with, x, y)));
        };
    }

    private static int slope(Pointwise function, Arithmetic with, int x, int y) {
        return switch (function) {
            case RELU -> positive(with, x);
            case ABS -> with.map(Pointwise.SIGN, x);
            case ELU -> with.map(Pointwise.EXP, with.min(x, with.number(0)));
            case EXP -> y;
            case SOFTPLUS -> with.map(Pointwise.SIGMOID, x);
            case SIGMOID -> with.times(y, with.map(Pointwise.SIGMOID, with.negated(x)));
            case TANH -> with.times(with.minus(with.number(1), y), with.plus(y, with.number(1)));
            case SIN -> with.map(Pointwise.COS, x);
            case COS -> with.negated(with.map(Pointwise.SIN, x));
            default -> throw new IllegalArgumentException(function.text() + ": expected one argument, got two");
        };
    }

    /// 1 where x > 0, else 0.
    private static int positive(Arithmetic with, int x) {
        return with.map(Pointwise.RELU, with.map(Pointwise.SIGN, x));
    }

    /// Of `x^exponent`.
    static int power(double exponent, Arithmetic with, int x, int y) {
        if (exponent == 1) {
            return with.number(1);
        }
        if (exponent == 0.5) {
            return with.over(with.number(0.5), y);
        }
        int lower = exponent == 2 ? x : with.raised(x, exponent - 1);
        return with.times(lower, with.number(exponent));
    }

    /// On the way to the first of two arguments.
    static int first(Pointwise function, Arithmetic with, int a, int b, int y, int adjoint) {
        return switch (function) {
            case ADD, SUBTRACT -> adjoint;
            case MULTIPLY -> with.times(adjoint, b);
            case DIVIDE -> with.over(adjoint, b);
            case MIN -> with.times(adjoint, larger(with, b, a));
            case MAX -> with.times(adjoint, larger(with, a, b));
            case LEAKY_RELU -> with.times(adjoint, leak(with, a, b));
            case POWER -> with.times(adjoint, with.over(with.times(b, y), a));
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    /// On the way to the second.
    static int second(Pointwise function, Arithmetic with, int a, int b, int y, int adjoint) {
        return switch (function) {
            case ADD -> adjoint;
            case SUBTRACT -> with.negated(adjoint);
            case MULTIPLY -> with.times(adjoint, a);
            case DIVIDE -> with.negated(with.times(adjoint, with.over(y, b)));
            case MIN -> with.times(adjoint, larger(with, a, b));
            case MAX -> with.times(adjoint, larger(with, b, a));
            case LEAKY_RELU -> with.times(adjoint, with.min(a, with.number(0)));
            case POWER -> with.times(adjoint, with.times(y, with.map(Pointwise.LOG, a)));
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    /// 1 where a > b, one half where they are equal, else 0.
    private static int larger(Arithmetic with, int a, int b) {
        return with.map(Pointwise.STEP, with.minus(a, b));
    }

    /// 1 where x > 0, elsewhere the slope.
    private static int leak(Arithmetic with, int x, int slope) {
        int positive = positive(with, x);
        return with.plus(positive, with.times(slope, with.minus(with.number(1), positive)));
    }
}
