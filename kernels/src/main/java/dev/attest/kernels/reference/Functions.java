package dev.attest.kernels.reference;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// The functions of [Pointwise] on doubles. Where one is undefined it is not a number, and whatever is not a
/// number stays so: the meaning is strict.
public final class Functions {
    private Functions() {}

    /// @throws IllegalArgumentException if the function has two arguments
    public static DoubleUnaryOperator unary(Pointwise function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case RELU -> x -> Math.max(x, 0);
            case ELU -> x -> x >= 0 ? x : StrictMath.expm1(x);
            case EXP -> StrictMath::exp;
            case LOG -> Functions::log;
            case SOFTPLUS -> x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
            case SIGMOID -> Functions::sigmoid;
            case TANH -> StrictMath::tanh;
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case ABS -> Math::abs;
            case SQRT -> StrictMath::sqrt;
            case SIGN -> Math::signum;
            case STEP -> x -> (1 + Math.signum(x)) / 2;
            default -> throw new IllegalArgumentException(function.text() + ": expected two arguments, got one");
        };
    }

    static DoubleBinaryOperator binary(Term.Apply term) {
        return switch (term.function()) {
            case POWER -> power(term.arguments().get(1));
            case LEAKY_RELU -> (x, slope) -> Math.max(x, 0) + slope * Math.min(x, 0);
            case MIN -> Math::min;
            case MAX -> Math::max;
            default -> throw new IllegalArgumentException(term.function().text() + ": expected one argument, got two");
        };
    }

    private static DoubleBinaryOperator power(Term exponent) {
        var constant = ExactNumber.of(exponent);
        if (constant.isEmpty()) {
            return (x, y) -> StrictMath.exp(y * log(x));
        }
        return constant.get().equals(BigFraction.TWO) ? (x, y) -> x * x : Functions::constantPower;
    }

    private static double constantPower(double x, double y) {
        return Double.isNaN(x) || (x == 0 && y < 0) ? Double.NaN : StrictMath.pow(x, y);
    }

    private static double sigmoid(double x) {
        double tail = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? tail : 1) / (1 + tail);
    }

    private static double log(double x) {
        return x > 0 ? StrictMath.log(x) : Double.NaN;
    }
}
