package dev.attest.verification.kernels;

import dev.attest.kernels.strip.Accuracy;
import dev.attest.theory.formula.Pointwise;

/// The functions of one argument, each with what an error of its argument becomes and with its own error, from
/// the table of [Accuracy].
final class SingleFunctions {
    private SingleFunctions() {}

    static Single apply(Pointwise function, Single x) {
        double value = value(function, x.value());
        if (Double.isNaN(x.value()) || Double.isInfinite(x.value())) {
            return x.isOpen() ? Single.unknown(value) : Single.exact(value);
        }
        if (isUndefined(function, x)) {
            return Single.exact(Double.NaN);
        }
        double carried = carried(function, x, value);
        if (Double.isNaN(value) || !(carried < Double.POSITIVE_INFINITY)) {
            return Single.unknown(value);
        }
        return new Single(value, Math.abs(value), carried + Accuracy.bound(function, Math.abs(value) + carried))
                .inRange();
    }

    /// Whether a function has no value wherever its argument may be.
    private static boolean isUndefined(Pointwise function, Single x) {
        return switch (function) {
            case LOG -> x.value() + x.error() <= 0;
            case SQRT -> x.value() + x.error() < 0;
            default -> false;
        };
    }

    static double value(Pointwise function, double x) {
        return switch (function) {
            case NEGATE -> -x;
            case RELU -> Math.max(x, 0);
            case ELU -> x >= 0 ? x : Math.expm1(x);
            case EXP -> Math.exp(x);
            case LOG -> x > 0 ? Math.log(x) : Double.NaN;
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case ABS -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case SIGN -> Math.signum(x);
            case STEP -> (1 + Math.signum(x)) / 2;
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    /// How far the value moves where the argument moves by its error.
    private static double carried(Pointwise function, Single x, double value) {
        double error = x.error();
        return switch (function) {
            case EXP -> value * Math.expm1(error);
            case LOG -> x.value() > error ? -Math.log1p(-error / x.value()) : Double.POSITIVE_INFINITY;
            case SQRT -> root(x);
            case SIGMOID -> error / 4;
            case SIGN, STEP -> jump(function, x);
            default -> error;
        };
    }

    /// Roots are taken of what is not negative as it is written (squares, absolute values), so that rounding
    /// leaves it so.
    private static double root(Single x) {
        double least = Math.max(0, x.value() - x.error());
        return Math.sqrt(x.value() + x.error()) - Math.sqrt(least);
    }

    private static double jump(Pointwise function, Single x) {
        boolean certain = x.error() == 0 || Math.abs(x.value()) > x.error();
        return certain ? 0 : function == Pointwise.SIGN ? 2 : 1;
    }
}
