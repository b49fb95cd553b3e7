package dev.attest.theory.formula;

import java.util.List;

/// What a term is made of.
public final class TermParts {
    private TermParts() {}

    /// The terms that a term is made of, in the order in which they are written. (What a state is made of
    /// belongs to the recurrence, not to the term that reads it.)
    public static List<Term> of(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.QueryPosition _ -> List.of();
            case Term.Query _, Term.Key _, Term.Value _, Term.MeanQuery _, Term.KeyPosition _ -> List.of();
            case Term.ParameterValue _, Term.Identity _, Term.InputValue _, Term.StateValue _ -> List.of();
            case Term.Apply apply -> apply.arguments();
            case Term.Dot dot -> List.of(dot.left(), dot.right());
            case Term.Product product -> List.of(product.left(), product.right());
            case Term.Outer outer -> List.of(outer.left(), outer.right());
            case Term.Transpose transpose -> List.of(transpose.matrix());
            case Term.Diagonal diagonal -> List.of(diagonal.vector());
            case Term.Inverse inverse -> List.of(inverse.matrix());
            case Term.Concatenation concatenation -> concatenation.parts();
            case Term.Literal literal -> literal.entries();
            case Term.Roll roll -> List.of(roll.vector());
            case Term.OverEntries reduction -> List.of(reduction.vector());
            case Term.OverKeys reduction -> List.of(reduction.body());
            case Term.Softmax softmax -> List.of(softmax.here(), softmax.there());
            case Term.Entmax entmax -> List.of(entmax.here(), entmax.there(), entmax.alpha());
            case Term.Prefix prefix -> List.of(prefix.body());
            case Term.Rotary rotary -> List.of(rotary.vector(), rotary.position());
            case Term.GridRow row -> List.of(row.position());
            case Term.GridColumn column -> List.of(column.position());
            case Term.Window window -> List.of(window.weights());
            case Term.ReadOut read -> List.of(read.output());
        };
    }
}
