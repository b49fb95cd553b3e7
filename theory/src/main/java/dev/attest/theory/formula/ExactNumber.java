package dev.attest.theory.formula;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The rational number that a term of numbers and `+ - * /` stands for. It decides which meaning `x^y` has:
/// with a whole number for y, x may have either sign.
public final class ExactNumber {
    private ExactNumber() {}

    public static Optional<BigFraction> of(Term term) {
        return switch (term) {
            case Term.Constant(var value) -> Optional.of(value);
            case Term.Apply(var function, var arguments, var shape)
            when shape instanceof Shape.Scalar -> all(arguments).flatMap(values -> apply(function, values));
            default -> Optional.empty();
        };
    }

    private static Optional<List<BigFraction>> all(List<Term> terms) {
        var values = terms.stream().map(ExactNumber::of).toList();
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(values.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private static Optional<BigFraction> apply(Pointwise function, List<BigFraction> values) {
        var left = values.getFirst();
        var right = values.getLast();
        return switch (function) {
            case NEGATE -> Optional.of(left.negate());
            case ADD -> Optional.of(left.add(right));
            case SUBTRACT -> Optional.of(left.subtract(right));
            case MULTIPLY -> Optional.of(left.multiply(right));
            case DIVIDE -> right.getNumerator().signum() == 0 ? Optional.empty() : Optional.of(left.divide(right));
            default -> Optional.empty();
        };
    }
}
