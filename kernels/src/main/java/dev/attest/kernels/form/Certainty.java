package dev.attest.kernels.form;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.math.BigInteger;

/// Whether a term has a value wherever the tokens have, shown from its form.
final class Certainty {
    private Certainty() {}

    static boolean isDefined(Term term) {
        boolean here = switch (term) {
            case Term.Apply apply -> isDefined(apply);
            case Term.Inverse _ -> false;
            default -> true;
        };
        return here && FreeIndices.parts(term).stream().allMatch(Certainty::isDefined);
    }

    private static boolean isDefined(Term.Apply term) {
        var last = term.arguments().getLast();
        return switch (term.function()) {
            case DIVIDE, LOG, SQRT -> isPositive(last);
            case POWER -> isWholeAndNotNegative(last);
            default -> true;
        };
    }

    private static boolean isWholeAndNotNegative(Term exponent) {
        return ExactNumber.of(exponent)
                .filter(value -> value.getDenominator().equals(BigInteger.ONE)
                        && value.getNumerator().signum() >= 0)
                .isPresent();
    }

    /// Whether a term is positive wherever it has a value.
    static boolean isPositive(Term term) {
        return switch (term) {
            case Term.KeyCount _, Term.WidthValue _, Term.Pi _ -> true;
            case Term.Constant(var value) -> value.getNumerator().signum() > 0;
            case Term.Apply apply ->
                switch (apply.function()) {
                    case EXP, SOFTPLUS, SIGMOID -> true;
                    case ADD, MULTIPLY, DIVIDE -> apply.arguments().stream().allMatch(Certainty::isPositive);
                    case SQRT -> isPositive(apply.arguments().getFirst());
                    default -> false;
                };
            case Term.OverKeys reduction -> isPositive(reduction.body());
            default -> false;
        };
    }
}
