package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;

/// The functions of [Pointwise] in single precision.
final class ScalarFunctions {
    private ScalarFunctions() {}

    interface Unary {
        float at(float x);
    }

    interface Binary {
        float at(float x, float y);
    }

    static Unary unary(Pointwise function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case RELU -> x -> x < 0 ? 0 : x;
            case ELU -> x -> x >= 0 ? x : (float) Math.expm1(x);
            case EXP -> x -> (float) Math.exp(x);
            case LOG -> x -> x > 0 ? (float) Math.log(x) : Float.NaN;
            case SOFTPLUS -> ScalarFunctions::softplus;
            case SIGMOID -> ScalarFunctions::sigmoid;
            case TANH -> x -> (float) Math.tanh(x);
            case SIN -> x -> (float) Math.sin(x);
            case COS -> x -> (float) Math.cos(x);
            case ABS -> Math::abs;
            case SQRT -> x -> (float) Math.sqrt(x);
            case SIGN -> Math::signum;
            case STEP -> x -> (1 + Math.signum(x)) / 2;
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    static Binary binary(Pointwise function) {
        return switch (function) {
            case ADD -> (x, y) -> x + y;
            case SUBTRACT -> (x, y) -> x - y;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> y == 0 ? Float.NaN : x / y;
            case POWER -> Powers::general;
            case LEAKY_RELU -> ScalarFunctions::leakyRelu;
            case MIN -> Math::min;
            case MAX -> Math::max;
            default -> throw new IllegalArgumentException(function.text() + ": expected one argument, got two");
        };
    }

    static Binary joining(Reduction reduction) {
        return switch (reduction) {
            case SUM, MEAN -> Float::sum;
            case MIN -> Math::min;
            case MAX -> Math::max;
        };
    }

    private static float softplus(float x) {
        return (float) (Math.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs((double) x))));
    }

    private static float sigmoid(float x) {
        double tail = Math.exp(-Math.abs((double) x));
        return (float) ((x < 0 ? tail : 1) / (1 + tail));
    }

    /// A slope that is not a number is the result on either side of 0.
    private static float leakyRelu(float x, float slope) {
        return x >= 0 && !Float.isNaN(slope) ? x : x * slope;
    }
}
