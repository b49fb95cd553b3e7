package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Sums, products and reciprocals of terms, without the factor 1.
public final class Terms {
    public static final Term ONE = new Term.Constant(BigFraction.ONE);

    private Terms() {}

    public static boolean isOne(Term term) {
        return term.equals(ONE);
    }

    public static boolean isNumber(Term term) {
        return term.shape() instanceof Shape.Scalar;
    }

    /// The product, entry by entry; a number meets every entry.
    public static Term times(Term left, Term right) {
        if (isOne(left)) {
            return right;
        }
        if (isOne(right)) {
            return left;
        }
        return new Term.Apply(Pointwise.MULTIPLY, List.of(left, right), isNumber(left) ? right.shape() : left.shape());
    }

    public static Term plus(Term left, Term right) {
        return new Term.Apply(Pointwise.ADD, List.of(left, right), isNumber(left) ? right.shape() : left.shape());
    }

    static Term minus(Term left, Term right) {
        return new Term.Apply(Pointwise.SUBTRACT, List.of(left, right), isNumber(left) ? right.shape() : left.shape());
    }

    static Term negated(Term term) {
        return term instanceof Term.Constant(var value)
                ? new Term.Constant(value.negate())
                : new Term.Apply(Pointwise.NEGATE, List.of(term), term.shape());
    }

    static Term reciprocal(Term term) {
        return over(ONE, term);
    }

    static Term over(Term left, Term right) {
        return new Term.Apply(Pointwise.DIVIDE, List.of(left, right), isNumber(left) ? right.shape() : left.shape());
    }

    static Term exponential(Term term) {
        return new Term.Apply(Pointwise.EXP, List.of(term), term.shape());
    }

    static Term number(long value) {
        return new Term.Constant(new BigFraction(value));
    }

    public static Term leaf(Parameter parameter) {
        return new Term.ParameterValue(parameter);
    }

    /// A quantity that a kernel fills in. The blank in its name keeps it apart from every name of a file.
    static Parameter named(String kind, int number, Shape shape) {
        return new Parameter(kind + " " + number, shape, Parameter.Origin.GIVEN, Optional.empty());
    }
}
