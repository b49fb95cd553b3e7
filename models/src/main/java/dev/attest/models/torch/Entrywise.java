package dev.attest.models.torch;

import dev.attest.models.torch.Operand.Scalar;
import dev.attest.models.torch.Operand.Tensor;
import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Doubles;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// The functions that act entry by entry.
///
/// @param strict whether what is undefined must not be an infinity
record Entrywise(Statements statements, Guards guards, boolean strict) {
    static final double INSIDE = 1;

    Operand unary(Pointwise function, Operand argument) {
        if (argument instanceof Scalar scalar) {
            return scalar(function, scalar);
        }
        var x = (Tensor) argument;
        return switch (function) {
            case NEGATE -> result("-" + x.text(), x).vanishing(x.vanishes());
            case RELU -> result("torch.relu(" + x.text() + ")", x).vanishing(x.vanishes());
            case ELU -> result("torch.celu(" + x.text() + ")", x).vanishing(x.vanishes());
            case EXP -> call("exp", guards.guarded(x, 0));
            case LOG -> log(x, strict);
            case SOFTPLUS -> result("torch.logaddexp(" + x.text() + ", torch.zeros_like(" + x.text() + "))", x);
            case SQRT -> call("sqrt", guards.guarded(x, INSIDE));
            case SIGN -> sign(x);
            case STEP -> result("(" + sign(x).text() + " + 1.0) / 2.0", x);
            default -> call(function.text(), x);
        };
    }

    private Operand scalar(Pointwise function, Scalar x) {
        if (function == Pointwise.NEGATE) {
            return new Scalar("(-" + x.text() + ")", false);
        }
        if (function == Pointwise.SQRT && x.positive()) {
            return new Scalar("(" + x.text() + " ** 0.5)", true);
        }
        return unary(function, tensor(x));
    }

    Operand binary(Term.Apply term, Operand left, Operand right) {
        return switch (term.function()) {
            case ADD -> infix(" + ", left, right);
            case SUBTRACT -> infix(" - ", left, right);
            case MULTIPLY -> infix(" * ", left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> power(left, right, term.arguments().getLast());
            case LEAKY_RELU -> leaky(tensor(left), right);
            case MIN -> extreme("minimum", "max", left, right);
            case MAX -> extreme("maximum", "min", left, right);
            default -> throw new IllegalArgumentException(term.function().text() + ": expected one argument, got two");
        };
    }

    private Operand infix(String operator, Operand left, Operand right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            boolean positive = a.positive() && b.positive() && !operator.equals(" - ");
            return new Scalar("(" + a.text() + operator + b.text() + ")", positive);
        }
        if (left instanceof Scalar number && right instanceof Tensor tensor) {
            if (operator.equals(" / ") && number.text().equals("1.0")) {
                return call("reciprocal", tensor);
            }
            return operator.equals(" + ") || operator.equals(" * ")
                    ? infix(operator, right, left)
                    : infix(operator, tensor(number), right);
        }
        var layout = layout(left).with(layout(right));
        var text = aligned(left, layout) + operator + aligned(right, layout);
        boolean vanishes = switch (operator) {
            case " * " -> vanishes(left, layout) || vanishes(right, layout);
            case " / " -> vanishes(left, layout);
            default -> vanishes(left, layout) && vanishes(right, layout);
        };
        return new Tensor(statements.let(text), layout, vanishes);
    }

    private Operand quotient(Operand left, Operand right) {
        if (right instanceof Scalar scalar && scalar.positive()) {
            return infix(" / ", left, right);
        }
        var divisor = guards.guarded(tensor(right), INSIDE);
        return infix(" / ", left, strict ? guards.withoutZero(divisor) : divisor);
    }

    /// The quotient by a number that is known to be > 0.
    Operand over(Operand dividend, Operand positive) {
        return infix(" / ", dividend, positive);
    }

    Operand plus(Operand left, Operand right) {
        return infix(" + ", left, right);
    }

    Operand times(Operand left, Operand right) {
        return infix(" * ", left, right);
    }

    /// 1 where the argument is a finite number.
    Tensor exponentialOfZero(Tensor x) {
        return result("torch.exp(" + x.text() + " - " + x.text() + ")", x);
    }

    private Tensor log(Tensor x, boolean strictly) {
        var inside = guards.guarded(x, INSIDE);
        return call("log", strictly ? guards.withoutZero(inside) : inside);
    }

    private Operand power(Operand base, Operand exponent, Term written) {
        var constant = ExactNumber.of(written);
        if (constant.isEmpty()) {
            var logarithm = log(tensor(base), true);
            return call("exp", guards.guarded((Tensor) infix(" * ", exponent, logarithm), 0));
        }
        return power(tensor(base), constant.get());
    }

    private Tensor power(Tensor base, BigFraction exponent) {
        int sign = exponent.getNumerator().signum();
        boolean whole = exponent.getDenominator().equals(BigInteger.ONE);
        if (sign == 0) {
            var x = base.text();
            return result("torch.where(torch.isnan(" + x + "), " + x + ", torch.ones_like(" + x + "))", base);
        }
        var x = whole && sign > 0 ? base : guards.guarded(base, INSIDE);
        x = strict && sign < 0 ? guards.withoutZero(x) : x;
        return result("torch.pow(" + x.text() + ", " + text(exponent) + ")", x);
    }

    private Tensor leaky(Tensor x, Operand slope) {
        var below = (Tensor) infix(" * ", slope, result("torch.clamp(" + x.text() + ", max=0.0)", x));
        return (Tensor) infix(" + ", result("torch.relu(" + x.text() + ")", x), below);
    }

    /// `torch.sign` of what is not a number is 0.
    private Tensor sign(Tensor x) {
        return result("torch.where(torch.isnan(" + x.text() + "), " + x.text() + ", torch.sign(" + x.text() + "))", x)
                .vanishing(x.vanishes());
    }

    private Operand extreme(String function, String limit, Operand left, Operand right) {
        if (left instanceof Scalar && right instanceof Tensor) {
            return extreme(function, limit, right, left);
        }
        var x = tensor(left);
        if (right instanceof Scalar scalar) {
            return result("torch.clamp(" + x.text() + ", " + limit + "=" + scalar.text() + ")", x);
        }
        var layout = x.layout().with(layout(right));
        var text = "torch." + function + "(" + aligned(x, layout) + ", " + aligned(right, layout) + ")";
        return new Tensor(statements.let(text), layout);
    }

    private Tensor call(String function, Tensor x) {
        return result("torch." + function + "(" + x.text() + ")", x);
    }

    private Tensor result(String expression, Tensor like) {
        return new Tensor(statements.let(expression), like.layout());
    }

    /// A number as a tensor.
    Tensor tensor(Operand operand) {
        return switch (operand) {
            case Tensor tensor -> tensor;
            case Scalar scalar ->
                new Tensor(
                        statements.let("torch.full([1, 1], " + scalar.text() + ", dtype=q.dtype, device=q.device)"),
                        Layout.shared(0));
        };
    }

    private static Layout layout(Operand operand) {
        return operand instanceof Tensor tensor ? tensor.layout() : Layout.shared(0);
    }

    private static boolean vanishes(Operand operand, Layout layout) {
        return operand instanceof Tensor tensor && tensor.vanishesIn(layout);
    }

    private static String aligned(Operand operand, Layout layout) {
        return operand instanceof Tensor tensor ? Alignment.to(layout, tensor) : operand.text();
    }

    static Scalar constant(BigFraction value) {
        return new Scalar(text(value), new Doubles().of(value) > 0);
    }

    /// The nearest double, to the last digit.
    static String text(BigFraction value) {
        double nearest = new Doubles().of(value);
        return Double.isInfinite(nearest) ? (nearest > 0 ? "inf" : "(-inf)") : bracketed(nearest);
    }

    private static String bracketed(double value) {
        return value < 0 ? "(" + value + ")" : Double.toString(value);
    }
}
