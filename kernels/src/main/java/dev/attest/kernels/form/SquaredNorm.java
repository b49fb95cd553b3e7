package dev.attest.kernels.form;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// `sqrt(dot(x, x))^2 = dot(x, x)`, which has a value wherever x has one.
final class SquaredNorm {
    private SquaredNorm() {}

    /// The inner product, if the power is that of a norm.
    static Optional<Term> of(Term.Apply power) {
        boolean square = ExactNumber.of(power.arguments().getLast())
                .filter(BigFraction.TWO::equals)
                .isPresent();
        return square
                        && power.arguments().getFirst() instanceof Term.Apply root
                        && root.function() == Pointwise.SQRT
                        && root.arguments().getFirst() instanceof Term.Dot(var left, var right)
                        && left.equals(right)
                ? Optional.of(root.arguments().getFirst())
                : Optional.empty();
    }
}
