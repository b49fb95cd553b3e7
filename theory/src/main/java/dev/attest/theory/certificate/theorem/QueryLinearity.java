package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import java.util.List;

/// How a text depends on the query, read off its terms: so it is known also where there is no normal form.
/// States do not depend on it; a read-out that is linear in the query gives each value a coefficient that is.
public final class QueryLinearity {
    private QueryLinearity() {}

    /// A polynomial in q of degree at most 1, entry by entry, with everything else held fixed.
    public static boolean isLinear(Term weight) {
        return degree(weight) <= 1;
    }

    /// 0, 1, or 2 for whatever is not linear.
    private static int degree(Term term) {
        return switch (term) {
            case Term.Query _ -> 1;
            case Term.Constant _ -> 0;
            case Term.Pi _ -> 0;
            case Term.KeyCount _ -> 0;
            case Term.WidthValue _ -> 0;
            case Term.Key _ -> 0;
            case Term.Value _ -> 0;
            case Term.MeanQuery _ -> 0;
            case Term.QueryPosition _ -> 0;
            case Term.KeyPosition _ -> 0;
            case Term.ParameterValue _ -> 0;
            case Term.Identity _ -> 0;
            case Term.InputValue _ -> 0;
            case Term.StateValue _ -> 0;
            case Term.ReadOut read -> degree(read.output());
            case Term.Prefix prefix -> degree(prefix.body());
            case Term.Rotary rotary -> opaque(rotary.position()) == 0 ? degree(rotary.vector()) : 2;
            case Term.GridRow row -> opaque(row.position());
            case Term.GridColumn column -> opaque(column.position());
            case Term.Window window -> degree(window.weights());
            case Term.Entmax entmax ->
                Math.max(opaque(entmax.alpha()), Math.max(opaque(entmax.here()), opaque(entmax.there())));
            case Term.Apply apply -> ofApply(apply);
            case Term.Dot dot -> product(dot.left(), dot.right());
            case Term.Product product -> product(product.left(), product.right());
            case Term.Outer outer -> product(outer.left(), outer.right());
            case Term.Transpose transpose -> degree(transpose.matrix());
            case Term.Diagonal diagonal -> degree(diagonal.vector());
            case Term.Inverse inverse -> opaque(inverse.matrix());
            case Term.Concatenation concatenation -> most(concatenation.parts());
            case Term.Literal literal -> most(literal.entries());
            case Term.Roll roll -> degree(roll.vector());
            case Term.OverEntries over -> reduction(over.reduction(), over.vector());
            case Term.OverKeys over -> reduction(over.reduction(), over.body());
            case Term.Softmax softmax -> Math.max(opaque(softmax.here()), opaque(softmax.there()));
        };
    }

    private static int ofApply(Term.Apply apply) {
        var first = apply.arguments().getFirst();
        var second = apply.arguments().getLast();
        return switch (apply.function()) {
            case ADD, SUBTRACT, NEGATE -> most(apply.arguments());
            case MULTIPLY -> product(first, second);
            case DIVIDE -> opaque(second) == 0 ? degree(first) : 2;
            default ->
                apply.arguments().stream()
                        .mapToInt(QueryLinearity::opaque)
                        .max()
                        .orElse(0);
        };
    }

    private static int product(Term left, Term right) {
        return Math.min(2, degree(left) + degree(right));
    }

    private static int most(List<Term> terms) {
        return terms.stream().mapToInt(QueryLinearity::degree).max().orElse(0);
    }

    private static int reduction(Term.Reduction reduction, Term body) {
        boolean adds = reduction == Term.Reduction.SUM || reduction == Term.Reduction.MEAN;
        return adds ? degree(body) : opaque(body);
    }

    /// Of a function of something.
    private static int opaque(Term term) {
        return degree(term) == 0 ? 0 : 2;
    }
}
