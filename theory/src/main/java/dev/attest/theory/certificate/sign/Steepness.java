package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.Optional;

/// Bounds of derivatives of functions of one variable.
public final class Steepness {
    private static final int MOST_PIECES = 5;

    private Steepness() {}

    /// `|function'| <= bound` in the variable wherever the derivative exists, for every value of all other
    /// atoms.
    public static boolean isWithin(Polynomial function, Atom variable, Polynomial bound) {
        try {
            return isWithin(function, variable, bound, 0);
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static boolean isWithin(Polynomial function, Atom variable, Polynomial bound, int piece) {
        if (piece > MOST_PIECES) {
            return false;
        }
        var kink = Kink.in(function);
        if (kink.isEmpty()) {
            kink = Kink.in(bound);
        }
        if (kink.isEmpty()) {
            var derivative = Calculus.derivative(function, variable);
            return isNotNegative(bound.minus(derivative)) && isNotNegative(bound.plus(derivative));
        }
        var at = kink.get();
        return at.atom().equals(variable)
                && isWithin(at.above(function), at.variable(), at.above(bound), piece + 1)
                && isWithin(at.below(function), at.variable(), at.below(bound), piece + 1);
    }

    /// By sign; after clearing positive divisors; with exponentials as powers of one variable.
    private static boolean isNotNegative(Polynomial polynomial) {
        if (hasNoNegativeSign(polynomial)) {
            return true;
        }
        if (!dividesByPositiveOnly(polynomial)) {
            return false;
        }
        var cleared = NormalForm.cleared(polynomial);
        return hasNoNegativeSign(cleared)
                || ExponentialPowers.of(cleared)
                        .filter(Steepness::hasNoNegativeSign)
                        .isPresent();
    }

    /// Positive throughout or negative throughout, after clearing positive divisors.
    public static boolean hasStrictSign(Polynomial polynomial) {
        return dividesByPositiveOnly(polynomial)
                && SignAnalysis.of(NormalForm.cleared(polynomial)).isStrict();
    }

    private static boolean hasNoNegativeSign(Polynomial polynomial) {
        return SignAnalysis.of(polynomial).within(SignSet.NONNEGATIVE);
    }

    private static boolean dividesByPositiveOnly(Polynomial polynomial) {
        return Powers.all(
                polynomial,
                (atom, power) -> !(atom instanceof Atom.Group)
                        || Exact.signum(power) > 0
                        || SignAnalysis.isPositive(Polynomial.of(atom)));
    }

    /// A number among these, the least one given, with `|function'| <= number * scale`.
    public static Optional<Polynomial> least(
            Polynomial function, Atom variable, Iterable<Polynomial> numbers, Polynomial scale) {
        for (var number : numbers) {
            if (isWithin(function, variable, number.times(scale))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
