package dev.attest.theory.certificate;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// How a term changes when every token has a copy: by the factor 2^g for the degree g, whatever the tokens
/// are. A sum over the keys raises the degree of what it adds by 1, the number of keys has degree 1, products
/// add degrees and quotients take them away; sums of terms need one degree, other functions degree 0. What
/// reads a position, a part of the keys or a state has none. Read off the text.
final class CopyDegree {
    private CopyDegree() {}

    /// The output of twice the tokens is that of the tokens.
    static boolean leavesOutput(Mechanism mechanism) {
        return of(mechanism.output()).equals(Optional.of(0));
    }

    private static Optional<Integer> of(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.WidthValue _, Term.Identity _, Term.ParameterValue _ ->
                Optional.of(0);
            case Term.Query _, Term.Key _, Term.Value _, Term.MeanQuery _, Term.InputValue _ -> Optional.of(0);
            case Term.KeyCount _ -> Optional.of(1);
            case Term.OverKeys keys ->
                of(keys.body()).map(degree -> keys.reduction() == Term.Reduction.SUM ? degree + 1 : degree);
            case Term.Softmax softmax ->
                of(softmax.here()).filter(degree -> degree == 0).map(degree -> degree - 1);
            case Term.Apply apply -> applied(apply.function(), apply.arguments());
            case Term.Dot dot -> both(dot.left(), dot.right(), Integer::sum);
            case Term.Product product -> both(product.left(), product.right(), Integer::sum);
            case Term.Outer outer -> both(outer.left(), outer.right(), Integer::sum);
            case Term.Inverse inverse -> of(inverse.matrix()).map(degree -> -degree);
            case Term.Transpose _, Term.Diagonal _, Term.Roll _, Term.OverEntries _ -> common(TermParts.of(term));
            case Term.Concatenation _, Term.Literal _ -> common(TermParts.of(term));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> both(Term left, Term right, BinaryOperator<Integer> operator) {
        return of(left).flatMap(first -> of(right).map(second -> operator.apply(first, second)));
    }

    /// The one degree that all of them have.
    private static Optional<Integer> common(List<Term> terms) {
        var degrees = terms.stream().map(CopyDegree::of).distinct().toList();
        return degrees.size() == 1 ? degrees.getFirst() : Optional.empty();
    }

    /// The absolute value and what keeps the sign of its argument apart go with positive factors.
    private static Optional<Integer> applied(Pointwise function, List<Term> arguments) {
        return switch (function) {
            case ADD, SUBTRACT, NEGATE, ABS, RELU, MIN, MAX -> common(arguments);
            case MULTIPLY -> both(arguments.getFirst(), arguments.getLast(), Integer::sum);
            case DIVIDE -> both(arguments.getFirst(), arguments.getLast(), (first, second) -> first - second);
            case SIGN, STEP -> of(arguments.getFirst()).map(degree -> 0);
            default -> common(arguments).filter(degree -> degree == 0);
        };
    }
}
