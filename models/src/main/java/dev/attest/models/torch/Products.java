package dev.attest.models.torch;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.Optional;

/// Which terms are products of two, and how.
final class Products {
    private Products() {}

    static Optional<Contraction> of(Term term) {
        return switch (term) {
            case Term.Dot _ -> Optional.of(Contraction.DOT);
            case Term.Outer _ -> Optional.of(Contraction.OUTER);
            case Term.Product product -> Optional.of(matrices(product));
            case Term.Apply apply when apply.function() == Pointwise.MULTIPLY -> Optional.of(entrywise(apply));
            default -> Optional.empty();
        };
    }

    private static Contraction matrices(Term.Product product) {
        boolean rowVector = product.left().shape() instanceof Shape.Vector;
        boolean columnVector = product.right().shape() instanceof Shape.Vector;
        var left = rowVector ? "e" : "de";
        var right = columnVector ? "e" : "ef";
        return new Contraction(left, right, (rowVector ? "" : "d") + (columnVector ? "" : "f"), -1);
    }

    private static Contraction entrywise(Term.Apply apply) {
        return new Contraction(
                letters(apply.arguments().getFirst()), letters(apply.arguments().getLast()), letters(apply), -1);
    }

    private static String letters(Term term) {
        return "de".substring(0, entries(term.shape()));
    }

    static int entries(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 0;
            case Shape.Vector _ -> 1;
            case Shape.Matrix _ -> 2;
        };
    }
}
