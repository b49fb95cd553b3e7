package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Recognises `elu(x) + 1`, either way round. As one function it is e^x below 0, which stays positive; as a sum
/// of rounded numbers it would be 0 from -17 down, and a sum of such features could not be divided by.
final class EluAndOne {
    private static final Term ONE = new Term.Constant(BigFraction.ONE);

    private EluAndOne() {}

    /// x, if the term is that sum and as wide as x.
    static Optional<Term> argument(Term.Apply term) {
        if (term.function() != Pointwise.ADD) {
            return Optional.empty();
        }
        var left = term.arguments().get(0);
        var right = term.arguments().get(1);
        return right.equals(ONE) ? elu(left) : left.equals(ONE) ? elu(right) : Optional.empty();
    }

    private static Optional<Term> elu(Term term) {
        return term instanceof Term.Apply apply && apply.function() == Pointwise.ELU
                ? Optional.of(apply.arguments().getFirst())
                : Optional.empty();
    }
}
