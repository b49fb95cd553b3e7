package dev.attest.theory.formula;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A term with some of its parts replaced by terms of the same shape. What takes the place of a part is not
/// looked into again.
///
/// @param replaced what takes the place of a part; empty where the part stays and its own parts are looked at
public record TermReplacement(Function<Term, Optional<Term>> replaced) {
    public Term in(Term term) {
        return replaced.apply(term).orElseGet(() -> inParts(term));
    }

    /// A definition with every term of its row, output and states replaced; the names of its text are left out.
    ///
    /// @param inputs what still comes with the tokens
    Mechanism in(Mechanism mechanism, List<Input> inputs) {
        var recurrence = mechanism.recurrence();
        return new Mechanism(
                mechanism.name(),
                mechanism.title(),
                mechanism.source(),
                mechanism.causal(),
                mechanism.widths(),
                mechanism.parameters(),
                Optional.empty(),
                in(mechanism.weight()),
                in(mechanism.output()),
                List.of(),
                mechanism.text(),
                mechanism.warnings(),
                inputs,
                mechanism.grid(),
                new Recurrence(
                        recurrence.states().stream().map(this::in).toList(),
                        recurrence.readOut().map(this::in),
                        List.of()));
    }

    private State in(State state) {
        return new State(state.name(), state.shape(), state.from().map(this::in), in(state.update()));
    }

    private Term inParts(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.QueryPosition _ -> term;
            case Term.Query _, Term.Key _, Term.Value _, Term.MeanQuery _, Term.KeyPosition _ -> term;
            case Term.ParameterValue _, Term.Identity _, Term.InputValue _, Term.StateValue _ -> term;
            case Term.Apply apply -> new Term.Apply(apply.function(), all(apply.arguments()), apply.shape());
            case Term.Dot dot -> new Term.Dot(in(dot.left()), in(dot.right()));
            case Term.Product product -> new Term.Product(in(product.left()), in(product.right()), product.shape());
            case Term.Outer outer -> new Term.Outer(in(outer.left()), in(outer.right()), outer.shape());
            case Term.Transpose transpose -> new Term.Transpose(in(transpose.matrix()), transpose.shape());
            case Term.Diagonal diagonal -> new Term.Diagonal(in(diagonal.vector()), diagonal.shape());
            case Term.Inverse inverse -> new Term.Inverse(in(inverse.matrix()));
            case Term.Concatenation parts -> new Term.Concatenation(all(parts.parts()), parts.shape());
            case Term.Literal literal -> new Term.Literal(all(literal.entries()), literal.shape());
            case Term.Roll roll -> new Term.Roll(in(roll.vector()), roll.shift());
            case Term.OverEntries over -> new Term.OverEntries(over.reduction(), in(over.vector()));
            case Term.OverKeys over -> new Term.OverKeys(over.reduction(), over.index(), in(over.body()));
            case Term.Softmax row -> new Term.Softmax(in(row.here()), row.index(), in(row.there()));
            case Term.Entmax row -> new Term.Entmax(in(row.here()), row.index(), in(row.there()), in(row.alpha()));
            case Term.Prefix prefix -> new Term.Prefix(prefix.index(), prefix.upTo(), in(prefix.body()));
            case Term.Rotary rotary -> new Term.Rotary(in(rotary.vector()), in(rotary.position()));
            case Term.GridRow row -> new Term.GridRow(in(row.position()));
            case Term.GridColumn column -> new Term.GridColumn(in(column.position()));
            case Term.Window window -> new Term.Window(window.size(), in(window.weights()), window.shape());
            case Term.ReadOut read -> new Term.ReadOut(read.index(), in(read.output()));
        };
    }

    private List<Term> all(List<Term> terms) {
        return terms.stream().map(this::in).toList();
    }
}
