package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Exact;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The degree of homogeneity of a text in the query: r with `t(c q) = c^r t(q)` for all c > 0. It is put
/// together from the degrees of the parts, so that every part is defined at c q where it is defined at q.
///
/// @param degree empty where the part is 0, which has every degree
public record TextDegree(Optional<BigFraction> degree) {
    private static final TextDegree NONE = of(BigFraction.ZERO);
    private static final TextDegree ONE = of(BigFraction.ONE);
    private static final TextDegree ANY = new TextDegree(Optional.empty());

    private static TextDegree of(BigFraction degree) {
        return new TextDegree(Optional.of(degree));
    }

    /// The row is the same at q and at c q, c > 0, and defined at both or at neither.
    public static boolean isZero(Term weight) {
        return of(weight).filter(TextDegree::isNone).isPresent();
    }

    private boolean isNone() {
        return degree.isEmpty() || Exact.signum(degree.get()) == 0;
    }

    /// Empty where no degree was found.
    static Optional<TextDegree> of(Term term) {
        return switch (term) {
            case Term.Constant constant -> Optional.of(Exact.signum(constant.value()) == 0 ? ANY : NONE);
            case Term.Query ignored -> Optional.of(ONE);
            case Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.QueryPosition _, Term.KeyPosition _ ->
                Optional.of(NONE);
            case Term.Key _, Term.MeanQuery _, Term.ParameterValue _, Term.Identity _, Term.InputValue _ ->
                Optional.of(NONE);
            case Term.Apply apply -> ofApply(apply);
            case Term.Dot dot -> sum(dot.left(), dot.right());
            case Term.Product product -> sum(product.left(), product.right());
            case Term.Outer outer -> sum(outer.left(), outer.right());
            case Term.Transpose transpose -> of(transpose.matrix());
            case Term.Diagonal diagonal -> of(diagonal.vector());
            case Term.Inverse inverse -> of(inverse.matrix()).map(TextDegree::negate);
            case Term.Concatenation concatenation -> same(concatenation.parts());
            case Term.Literal literal -> same(literal.entries());
            case Term.Roll roll -> of(roll.vector());
            case Term.OverEntries over -> of(over.vector());
            case Term.OverKeys over -> of(over.body());
            case Term.Prefix prefix -> of(prefix.body());
            case Term.Rotary rotary ->
                of(rotary.position()).filter(TextDegree::isNone).flatMap(none -> of(rotary.vector()));
            case Term.Softmax softmax -> none(List.of(softmax.here(), softmax.there()));
            case Term.Entmax entmax -> none(List.of(entmax.here(), entmax.there(), entmax.alpha()));
            default -> Optional.empty();
        };
    }

    private TextDegree negate() {
        return new TextDegree(degree.map(BigFraction::negate));
    }

    private static Optional<TextDegree> ofApply(Term.Apply apply) {
        var first = apply.arguments().getFirst();
        return switch (apply.function()) {
            case ADD, SUBTRACT, MIN, MAX -> same(apply.arguments());
            case MULTIPLY -> sum(first, apply.arguments().get(1));
            case DIVIDE ->
                of(first)
                        .flatMap(dividend ->
                                of(apply.arguments().get(1)).map(divisor -> plus(dividend, divisor.negate())));
            case POWER -> ofPower(first, apply.arguments().get(1));
            case NEGATE, RELU, ABS -> of(first);
            case SQRT -> of(first).map(degree -> times(degree, BigFraction.ONE_HALF));
            case SIGN, STEP -> of(first).map(degree -> NONE);
            case LEAKY_RELU ->
                of(apply.arguments().get(1)).filter(TextDegree::isNone).flatMap(none -> of(first));
            default -> none(apply.arguments());
        };
    }

    private static Optional<TextDegree> ofPower(Term base, Term exponent) {
        if (exponent instanceof Term.Constant constant) {
            boolean zeroth = Exact.signum(constant.value()) == 0;
            return of(base).map(degree -> zeroth ? NONE : times(degree, constant.value()));
        }
        return none(List.of(base, exponent));
    }

    private static TextDegree times(TextDegree degree, BigFraction factor) {
        return new TextDegree(degree.degree.map(factor::multiply));
    }

    private static TextDegree plus(TextDegree left, TextDegree right) {
        return left.degree.isEmpty() || right.degree.isEmpty()
                ? ANY
                : of(left.degree.get().add(right.degree.get()));
    }

    private static Optional<TextDegree> sum(Term left, Term right) {
        return of(left).flatMap(first -> of(right).map(second -> plus(first, second)));
    }

    /// All of one degree.
    private static Optional<TextDegree> same(List<Term> parts) {
        var common = ANY;
        for (var part : parts) {
            var degree = of(part);
            boolean differs = degree.isPresent()
                    && degree.get().degree.isPresent()
                    && common.degree.isPresent()
                    && !degree.equals(Optional.of(common));
            if (degree.isEmpty() || differs) {
                return Optional.empty();
            }
            common = common.degree.isPresent() ? common : degree.get();
        }
        return Optional.of(common);
    }

    /// All of degree 0: then so is any function of them.
    private static Optional<TextDegree> none(List<Term> parts) {
        boolean all = parts.stream()
                .allMatch(part -> of(part).filter(TextDegree::isNone).isPresent());
        return all ? Optional.of(NONE) : Optional.empty();
    }
}
