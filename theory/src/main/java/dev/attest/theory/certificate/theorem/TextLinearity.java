package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.List;
import java.util.function.Predicate;

/// How a text depends on some of its parts, read off its terms: so it is known also where there is no normal
/// form. States do not depend on the query; a read-out that is linear in the query gives each value a
/// coefficient that is.
///
/// @param isVariable whether a term is one of those parts; everything else is held fixed
public record TextLinearity(Predicate<Term> isVariable) {
    private static final TextLinearity IN_QUERY = new TextLinearity(Term.Query.class::isInstance);
    private static final TextLinearity IN_STATES = new TextLinearity(Term.StateValue.class::isInstance);

    /// A polynomial in q of degree at most 1, entry by entry.
    public static boolean isInQuery(Term weight) {
        return IN_QUERY.degree(weight) <= 1;
    }

    /// A polynomial in the states of degree at most 1, entry by entry.
    static boolean isInStates(Term update) {
        return IN_STATES.degree(update) <= 1;
    }

    /// 0, 1, or 2 for whatever is not linear.
    private int degree(Term term) {
        return switch (term) {
            case Term _ when isVariable.test(term) -> 1;
            case Term.Apply apply -> ofApply(apply);
            case Term.Dot dot -> product(dot.left(), dot.right());
            case Term.Product product -> product(product.left(), product.right());
            case Term.Outer outer -> product(outer.left(), outer.right());
            case Term.OverEntries over when adds(over.reduction()) -> degree(over.vector());
            case Term.OverKeys over when adds(over.reduction()) -> degree(over.body());
            case Term.Rotary rotary when degree(rotary.position()) == 0 -> degree(rotary.vector());
            case Term.ReadOut _, Term.Prefix _, Term.Window _, Term.Transpose _, Term.Diagonal _ ->
                most(TermParts.of(term));
            case Term.Concatenation _, Term.Literal _, Term.Roll _ -> most(TermParts.of(term));
            default -> ofFunction(term);
        };
    }

    private int ofApply(Term.Apply apply) {
        var first = apply.arguments().getFirst();
        var second = apply.arguments().getLast();
        return switch (apply.function()) {
            case ADD, SUBTRACT, NEGATE -> most(apply.arguments());
            case MULTIPLY -> product(first, second);
            case DIVIDE -> degree(second) == 0 ? degree(first) : 2;
            default -> ofFunction(apply);
        };
    }

    private static boolean adds(Term.Reduction reduction) {
        return reduction == Term.Reduction.SUM || reduction == Term.Reduction.MEAN;
    }

    private int product(Term left, Term right) {
        return Math.min(2, degree(left) + degree(right));
    }

    private int most(List<Term> terms) {
        return terms.stream().mapToInt(this::degree).max().orElse(0);
    }

    /// Of any function of the parts.
    private int ofFunction(Term term) {
        return most(TermParts.of(term)) == 0 ? 0 : 2;
    }
}
