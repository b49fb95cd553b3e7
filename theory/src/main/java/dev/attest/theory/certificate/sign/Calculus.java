package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Derivatives of normal forms in one atom, and strict monotonicity on the whole line.
public final class Calculus {
    private static final int MOST_PIECES = 5;
    private static final int MOST_VALUES = 3;

    private Calculus() {}

    /// The derivative in an atom on a piece without kinks.
    ///
    /// @throws NormalFormException if the polynomial has a kink, or the atom stands under a binder
    public static Polynomial derivative(Polynomial polynomial, Atom variable) {
        return polynomial.sumOver(
                (monomial, coefficient) -> derivative(monomial, variable).scale(coefficient));
    }

    private static Polynomial derivative(Monomial monomial, Atom variable) {
        var whole = Polynomial.of(monomial);
        var sum = whole.times(derivative(monomial.exponent(), variable));
        for (var factor : monomial.powers().entrySet()) {
            var inner = derivative(factor.getKey(), variable);
            if (!inner.isZero()) {
                var others = whole.dividedBy(power(factor.getKey(), factor.getValue()));
                var reduced = power(factor.getKey(), factor.getValue().subtract(BigFraction.ONE));
                sum = sum.plus(others.times(reduced).times(inner).scale(factor.getValue()));
            }
        }
        return sum;
    }

    private static Polynomial power(Atom atom, BigFraction power) {
        return Polynomial.of(atom).power(power);
    }

    private static Polynomial derivative(Atom atom, Atom variable) {
        if (atom.equals(variable)) {
            return Polynomial.ONE;
        }
        if (!Uses.any(atom, variable::equals)) {
            return Polynomial.ZERO;
        }
        return switch (atom) {
            case Atom.Group group -> derivative(group.body(), variable);
            case Atom.Applied applied
            when applied.kind() == Atom.Kind.LOG ->
                derivative(applied.argument(), variable).dividedBy(applied.argument());
            default -> throw new NormalFormException("the derivative of " + atom.text());
        };
    }

    /// The strict direction of `function` in `variable` over the whole line, for every value of all other
    /// atoms: positive if it increases, negative if it decreases, [SignSet#ANY] if neither was shown.
    public static SignSet direction(Polynomial function, Atom variable) {
        try {
            return isContinuous(function) ? direction(function, variable, 0) : SignSet.ANY;
        } catch (NormalFormException e) {
            return SignSet.ANY;
        }
    }

    /// Continuous wherever its atoms have values: no sign(.), nothing but strict signs under negative powers
    /// and logarithms, nothing that can be negative under a root.
    public static boolean isContinuous(Polynomial function) {
        boolean jumps =
                Uses.any(function, atom -> atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.SIGN);
        return !jumps && isDefined(function);
    }

    /// Has a value wherever its atoms have.
    private static boolean isDefined(Polynomial function) {
        return Powers.all(function, Calculus::isDefined);
    }

    private static boolean isDefined(Atom atom, BigFraction power) {
        var signs = SignAnalysis.of(Polynomial.of(atom));
        boolean rooted = Exact.isWhole(power) || signs.within(SignSet.NONNEGATIVE);
        boolean divides = Exact.signum(power) < 0;
        boolean logarithm = atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.LOG;
        return rooted
                && (!divides || signs.within(SignSet.NONZERO))
                && (!logarithm || SignAnalysis.isPositive(((Atom.Applied) atom).argument()));
    }

    /// Every root is one of a positive number, or of the variable itself: so what is continuous and without
    /// kinks is analytic, but perhaps for 0, an end of the range of the variable.
    private static boolean hasAnalyticRoots(Polynomial function, Atom variable) {
        return Powers.all(
                function,
                (atom, power) ->
                        Exact.isWhole(power) || atom.equals(variable) || SignAnalysis.isPositive(Polynomial.of(atom)));
    }

    /// Constant where the variable is not positive, and strictly monotone where it is not negative.
    public static boolean isRectified(Polynomial function, Atom variable) {
        try {
            var kink = Kink.in(function);
            if (!isContinuous(function)
                    || kink.isEmpty()
                    || !kink.get().atom().equals(variable)
                    || Exact.signum(kink.get().at()) != 0) {
                return false;
            }
            var distance = kink.get().variable();
            return !Uses.any(kink.get().below(function), distance::equals)
                    && direction(kink.get().above(function), distance, 1).isStrict();
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// Continuous, and analytic in the variable on either side of 0.
    public static boolean isAnalyticButAtZero(Polynomial function, Atom variable) {
        var kink = Kink.in(function);
        if (!isContinuous(function)
                || kink.isEmpty()
                || !kink.get().atom().equals(variable)
                || Exact.signum(kink.get().at()) != 0) {
            return false;
        }
        var distance = kink.get().variable();
        return Stream.of(kink.get().above(function), kink.get().below(function))
                .allMatch(piece -> !isKinked(piece) && hasAnalyticRoots(piece, distance));
    }

    private static boolean isKinked(Polynomial function) {
        return Uses.any(
                function,
                atom -> atom instanceof Atom.Bound bound && bound.binder() == Atom.Binder.MAX
                        || atom instanceof Atom.Applied applied
                                && (applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN));
    }

    private static SignSet direction(Polynomial function, Atom variable, int piece) {
        if (piece > MOST_PIECES) {
            return SignSet.ANY;
        }
        var kink = Kink.in(function);
        if (kink.isEmpty()) {
            return smoothDirection(function, variable);
        }
        if (!kink.get().atom().equals(variable)) {
            return SignSet.ANY;
        }
        var above = direction(kink.get().above(function), kink.get().variable(), piece + 1);
        var below = direction(kink.get().below(function), kink.get().variable(), piece + 1);
        return above.isStrict() && below.equals(above.negate()) ? above : SignSet.ANY;
    }

    /// On one analytic piece: a derivative of one sign that is not identically 0 vanishes at isolated points
    /// only.
    private static SignSet smoothDirection(Polynomial function, Atom variable) {
        if (!hasAnalyticRoots(function, variable)) {
            return SignSet.ANY;
        }
        var derivative = derivative(function, variable);
        var signs = SignAnalysis.of(derivative);
        if (signs.equals(SignSet.ANY) && dividesByPositiveOnly(derivative)) {
            signs = SignAnalysis.of(NormalForm.cleared(derivative));
        }
        if (signs.isStrict()) {
            return signs;
        }
        boolean ofOneVariable = !Uses.any(derivative, atom -> isVariable(atom) && !atom.equals(variable));
        boolean oneSign = signs.within(SignSet.NONNEGATIVE) || signs.within(SignSet.NONPOSITIVE);
        if (!oneSign
                || !isPowerOf(variable, derivative) && !(ofOneVariable && isNotZeroSomewhere(derivative, variable))) {
            return SignSet.ANY;
        }
        return signs.within(SignSet.NONNEGATIVE) ? SignSet.POSITIVE : SignSet.NEGATIVE;
    }

    /// A power of the variable, but for a factor that is never 0: it vanishes at 0 only.
    private static boolean isPowerOf(Atom variable, Polynomial function) {
        return function.isSingle()
                && SignAnalysis.of(function.dividedBy(
                                Polynomial.of(variable).power(function.first().power(variable))))
                        .isStrict();
    }

    private static boolean isNotZeroSomewhere(Polynomial function, Atom variable) {
        return IntStream.rangeClosed(1, MOST_VALUES)
                .anyMatch(value -> isNotZero(at(function, variable, new BigFraction(value))));
    }

    private static boolean isNotZero(Polynomial number) {
        var nowhere = new Point(Map.of(), List.of(), List.of(), 0, List.of(), Map.of());
        try {
            var scalars = new Enclosures();
            return scalars.sign(new NormalFormEvaluator<>(scalars, nowhere).evaluate(number, Map.of())) != 0;
        } catch (Declined | Undefined e) {
            return false;
        }
    }

    /// Clearing such denominators leaves the sign as it is.
    private static boolean dividesByPositiveOnly(Polynomial polynomial) {
        return Powers.all(
                polynomial,
                (atom, power) -> !(atom instanceof Atom.Group)
                        || Exact.signum(power) > 0
                        || SignAnalysis.isPositive(Polynomial.of(atom)));
    }

    private static boolean isVariable(Atom atom) {
        return switch (atom) {
            case Atom.Symbol symbol -> !symbol.name().equals("pi");
            case Atom.QueryEntry ignored -> true;
            case Atom.KeyEntry ignored -> true;
            case Atom.KeyPosition ignored -> true;
            case Atom.Delta ignored -> true;
            default -> Uses.isBeyondKeys(atom);
        };
    }

    /// The function with a number for the variable.
    public static Polynomial at(Polynomial function, Atom variable, BigFraction value) {
        return Substitution.replace(function, variable, Polynomial.of(value));
    }
}
