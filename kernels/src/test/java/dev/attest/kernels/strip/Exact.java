package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The functions in doubles, from their definitions, with no value where one is undefined.
final class Exact {
    private Exact() {}

    static DoubleUnaryOperator unary(Pointwise function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case RELU -> x -> Math.max(x, 0);
            case ELU -> x -> x >= 0 ? x : StrictMath.expm1(x);
            case EXP -> StrictMath::exp;
            case LOG -> x -> x > 0 ? StrictMath.log(x) : Double.NaN;
            case SOFTPLUS ->
                x -> x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
            case SIGMOID -> x -> x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
            case TANH -> StrictMath::tanh;
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case ABS -> Math::abs;
            case SQRT -> StrictMath::sqrt;
            case SIGN -> x -> x > 0 ? 1 : x < 0 ? -1 : x;
            case STEP -> x -> x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x;
            default -> throw new IllegalArgumentException(function + " has two arguments");
        };
    }

    static DoubleBinaryOperator binary(Pointwise function) {
        return switch (function) {
            case ADD -> (x, y) -> x + y;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> y == 0 ? Double.NaN : x / y;
            case POWER -> (x, y) -> x > 0 ? StrictMath.exp(y * StrictMath.log(x)) : Double.NaN;
            case LEAKY_RELU -> (x, slope) -> x >= 0 ? slope == slope ? x : slope : slope * x;
            case MIN -> Math::min;
            case MAX -> Math::max;
            default -> throw new IllegalArgumentException(function + " has one argument");
        };
    }
}
