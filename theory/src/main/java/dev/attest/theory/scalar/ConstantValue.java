package dev.attest.theory.scalar;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The exact value of a term that is written with numbers, `+ - * /` and unary minus only. It decides which meaning
/// `x^y` has.
public final class ConstantValue {
    private ConstantValue() {}

    public static Optional<BigFraction> of(Term term) {
        return switch (term) {
            case Term.Constant constant -> Optional.of(constant.value());
            case Term.Apply apply when apply.function() == Pointwise.NEGATE ->
                of(apply.arguments().getFirst()).map(BigFraction::negate);
            case Term.Apply apply when apply.arguments().size() == 2 ->
                of(apply.arguments().get(0))
                        .flatMap(left -> of(apply.arguments().get(1))
                                .flatMap(right -> combine(apply.function(), left, right)));
            default -> Optional.empty();
        };
    }

    private static Optional<BigFraction> combine(Pointwise function, BigFraction left, BigFraction right) {
        return switch (function) {
            case ADD -> Optional.of(left.add(right));
            case SUBTRACT -> Optional.of(left.subtract(right));
            case MULTIPLY -> Optional.of(left.multiply(right));
            case DIVIDE -> right.getNumerator().signum() == 0 ? Optional.empty() : Optional.of(left.divide(right));
            default -> Optional.empty();
        };
    }
}
