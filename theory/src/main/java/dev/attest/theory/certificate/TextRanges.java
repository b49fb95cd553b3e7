package dev.attest.theory.certificate;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// An interval in which every entry of a term lies, for all queries, keys, values, inputs and parameters in
/// their ranges, wherever the term is defined. Read off the text, operation by operation: no normal form is
/// needed.
public final class TextRanges {
    private TextRanges() {}

    /// No entry is negative, wherever the term is defined.
    public static boolean isNeverNegative(Term term) {
        return of(term).isNotNegative();
    }

    static EntryRange of(Term term) {
        return switch (term) {
            case Term.Constant constant -> EntryRange.of(constant.value(), constant.value());
            case Term.Pi _ -> EntryRange.of(3, 4);
            case Term.KeyCount _, Term.WidthValue _ -> EntryRange.from(1);
            case Term.QueryPosition _, Term.KeyPosition _ -> EntryRange.NOT_NEGATIVE;
            case Term.GridRow _, Term.GridColumn _ -> EntryRange.NOT_NEGATIVE;
            case Term.ParameterValue value -> declared(value.parameter().range());
            case Term.InputValue value -> declared(value.input().range());
            case Term.Apply apply -> applied(apply);
            case Term.Softmax _, Term.Entmax _, Term.Identity _ -> EntryRange.of(0, 1);
            case Term.Dot dot -> product(dot.left(), dot.right());
            case Term.Product product ->
                of(product.left()).signOfProduct(of(product.right())).signOfSum();
            case Term.Outer outer -> of(outer.left()).signOfProduct(of(outer.right()));
            case Term.OverEntries over -> reduced(over.reduction(), of(over.vector()));
            case Term.OverKeys over -> reduced(over.reduction(), of(over.body()));
            case Term.Prefix prefix -> of(prefix.body()).signOfSum();
            case Term.Concatenation joined -> hull(joined.parts());
            case Term.Literal literal -> hull(literal.entries());
            case Term.Roll roll -> of(roll.vector());
            case Term.Transpose transpose -> of(transpose.matrix());
            case Term.Diagonal diagonal -> of(diagonal.vector()).and(EntryRange.of(0, 0));
            default -> EntryRange.ANY;
        };
    }

    private static EntryRange declared(Optional<Parameter.Range> range) {
        return range.map(ends -> EntryRange.of(ends.low(), ends.high())).orElse(EntryRange.ANY);
    }

    private static EntryRange hull(List<Term> parts) {
        return parts.stream().map(TextRanges::of).reduce(EntryRange::and).orElse(EntryRange.ANY);
    }

    private static EntryRange reduced(Term.Reduction reduction, EntryRange range) {
        return reduction == Term.Reduction.SUM ? range.signOfSum() : range;
    }

    /// Of a product, or a sum of products: a term times itself is not negative.
    private static EntryRange product(Term left, Term right) {
        return left.equals(right) ? EntryRange.NOT_NEGATIVE : of(left).signOfProduct(of(right));
    }

    private static EntryRange applied(Term.Apply apply) {
        var argument = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        return switch (apply.function()) {
            case ADD -> of(argument).plus(of(last));
            case SUBTRACT -> of(argument).plus(of(last).negated());
            case MULTIPLY -> product(argument, last);
            case DIVIDE ->
                ExactNumber.of(apply)
                        .map(number -> EntryRange.of(number, number))
                        .or(() -> cosine(argument, last))
                        .orElseGet(() -> of(argument).signOfProduct(of(last)));
            case NEGATE -> of(argument).negated();
            case POWER -> power(of(argument), last);
            case LEAKY_RELU -> of(last).isNotNegative() ? of(argument).signOfSum() : EntryRange.ANY;
            case RELU -> of(argument).larger(EntryRange.of(0, 0));
            case ELU -> of(argument).isNotNegative() ? of(argument) : EntryRange.from(-1);
            case EXP, SOFTPLUS, ABS, SQRT -> EntryRange.NOT_NEGATIVE;
            case SIGMOID, STEP -> EntryRange.of(0, 1);
            case TANH, SIGN ->
                of(argument).signOfSum().larger(EntryRange.of(-1, -1)).smaller(EntryRange.of(1, 1));
            case SIN, COS -> EntryRange.of(-1, 1);
            case LOG -> EntryRange.ANY;
            case MIN -> of(argument).smaller(of(last));
            case MAX -> of(argument).larger(of(last));
        };
    }

    /// `dot(a, b) / (norm(a) norm(b) c)` with c at least r > 0 lies between -1/r and 1/r.
    private static Optional<EntryRange> cosine(Term dividend, Term divisor) {
        if (!(dividend instanceof Term.Dot dot)) {
            return Optional.empty();
        }
        var factors = new ArrayList<>(factors(divisor));
        if (!factors.remove(norm(dot.left())) || !factors.remove(norm(dot.right()))) {
            return Optional.empty();
        }
        return factors.stream()
                .map(factor -> of(factor).low().filter(low -> low.getNumerator().signum() > 0))
                .reduce(
                        Optional.of(BigFraction.ONE),
                        (left, right) -> left.flatMap(first -> right.map(first::multiply)))
                .map(least -> EntryRange.of(least.reciprocal().negate(), least.reciprocal()));
    }

    private static List<Term> factors(Term term) {
        return term instanceof Term.Apply product && product.function() == Pointwise.MULTIPLY
                ? product.arguments().stream()
                        .flatMap(factor -> factors(factor).stream())
                        .toList()
                : List.of(term);
    }

    private static Term norm(Term vector) {
        return new Term.Apply(Pointwise.SQRT, List.of(new Term.Dot(vector, vector)), Shape.NUMBER);
    }

    /// An even power is not negative; any power of what is not negative is not; where the exponent is no whole
    /// number of the text, the power has a value for such bases only.
    private static EntryRange power(EntryRange base, Term exponent) {
        var number = ExactNumber.of(exponent).filter(TextRanges::isWhole);
        boolean odd = number.filter(whole -> whole.getNumerator().testBit(0)).isPresent();
        return odd ? base.signOfSum() : EntryRange.NOT_NEGATIVE;
    }

    private static boolean isWhole(BigFraction number) {
        return number.getDenominator().bitLength() == 1;
    }
}
