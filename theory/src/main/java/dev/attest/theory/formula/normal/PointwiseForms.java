package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Domain.Need;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Functions of numbers in normal form, entry by entry; what they need in order to be defined is noted.
final class PointwiseForms {
    private final Domain domain;

    PointwiseForms(Domain domain) {
        this.domain = domain;
    }

    /// @param arguments the normal forms of those of the term
    Entries apply(Term.Apply apply, List<Entries> arguments) {
        var first = arguments.getFirst();
        return switch (apply.function()) {
            case ADD -> Entries.combine(first, arguments.get(1), Polynomial::plus);
            case SUBTRACT -> Entries.combine(first, arguments.get(1), Polynomial::minus);
            case MULTIPLY -> Entries.combine(first, arguments.get(1), Polynomial::times);
            case DIVIDE -> Entries.combine(first, arguments.get(1), this::quotient);
            case POWER ->
                power(first, arguments.get(1), ExactNumber.of(apply.arguments().get(1)));
            case MAX -> Entries.combine(first, arguments.get(1), Folding::maximum);
            case MIN -> Entries.combine(first, arguments.get(1), PointwiseForms::minimum);
            case LEAKY_RELU -> Entries.combine(first, arguments.get(1), PointwiseForms::leakyRelu);
            default -> first.map(argument -> unary(apply.function(), argument));
        };
    }

    private Polynomial unary(Pointwise function, Polynomial argument) {
        return switch (function) {
            case NEGATE -> argument.negate();
            case RELU -> Folding.relu(argument);
            case ELU -> elu(argument);
            case EXP -> Folding.exponential(argument);
            case LOG -> {
                domain.require(Need.POSITIVE, argument);
                yield Folding.logarithm(argument);
            }
            case SOFTPLUS -> Folding.logarithm(Polynomial.ONE.plus(Folding.exponential(argument)));
            case SIGMOID -> sigmoid(argument);
            case TANH ->
                sigmoid(argument.scale(new BigFraction(2)))
                        .scale(new BigFraction(2))
                        .minus(Polynomial.ONE);
            case SIN -> Folding.sine(argument);
            case COS -> Folding.cosine(argument);
            case ABS -> Folding.absolute(argument);
            case SQRT -> {
                domain.require(Need.NONNEGATIVE, argument);
                yield Folding.power(argument, BigFraction.ONE_HALF);
            }
            case SIGN -> Folding.sign(argument);
            case STEP -> Folding.sign(argument).plus(Polynomial.ONE).scale(BigFraction.ONE_HALF);
            default -> throw new NormalFormException(function.text() + " with one argument");
        };
    }

    private Polynomial quotient(Polynomial dividend, Polynomial divisor) {
        domain.require(Need.NONZERO, divisor);
        return dividend.dividedBy(divisor);
    }

    /// Whether an exponent is a number is read off the text: `x^(d - d)` asks for x > 0, `x^0` asks for
    /// nothing.
    private Entries power(Entries base, Entries exponent, Optional<BigFraction> number) {
        return number.map(constant -> base.map(entry -> power(entry, constant)))
                .orElseGet(() -> Entries.combine(base, exponent, this::power));
    }

    private Polynomial power(Polynomial base, Polynomial exponent) {
        domain.require(Need.POSITIVE, base);
        return Folding.exponential(exponent.times(Folding.logarithm(base)));
    }

    private Polynomial power(Polynomial base, BigFraction exponent) {
        boolean negative = Exact.signum(exponent) < 0;
        if (!Exact.isWhole(exponent)) {
            domain.require(negative ? Need.POSITIVE : Need.NONNEGATIVE, base);
        } else if (negative) {
            domain.require(Need.NONZERO, base);
        }
        return Folding.power(base, exponent);
    }

    private static Polynomial minimum(Polynomial left, Polynomial right) {
        return Folding.maximum(left.negate(), right.negate()).negate();
    }

    private static Polynomial leakyRelu(Polynomial argument, Polynomial slope) {
        return Folding.relu(argument).minus(slope.times(Folding.relu(argument.negate())));
    }

    private static Polynomial elu(Polynomial argument) {
        var below = Folding.exponential(Folding.relu(argument.negate()).negate());
        return Folding.relu(argument).plus(below).minus(Polynomial.ONE);
    }

    private static Polynomial sigmoid(Polynomial argument) {
        return Polynomial.ONE.plus(Folding.exponential(argument.negate())).inverse();
    }
}
