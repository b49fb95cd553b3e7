package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names for bound key indices that depend on nothing but the depth of what they bind: two terms that differ in
/// the names of their bound indices become equal.
final class BoundIndices {
    private final Map<String, String> names;

    private BoundIndices(Map<String, String> names) {
        this.names = names;
    }

    static Term canonical(Term term) {
        return new BoundIndices(Map.of()).of(term);
    }

    private static int depth(Term term) {
        int deepest = FreeIndices.parts(term).stream()
                .mapToInt(BoundIndices::depth)
                .max()
                .orElse(0);
        return term instanceof Term.OverKeys || term instanceof Term.Softmax ? deepest + 1 : deepest;
    }

    private String name(String index) {
        return names.getOrDefault(index, index);
    }

    private BoundIndices with(String index, String name) {
        var more = new HashMap<>(names);
        more.put(index, name);
        return new BoundIndices(more);
    }

    private List<Term> all(List<Term> terms) {
        return terms.stream().map(this::of).toList();
    }

    private Term of(Term term) {
        return switch (term) {
            case Term.Key(var index, var shape) -> new Term.Key(name(index), shape);
            case Term.Value(var index, var shape) -> new Term.Value(name(index), shape);
            case Term.KeyPosition(var index) -> new Term.KeyPosition(name(index));
            case Term.InputValue(var input, var index) -> new Term.InputValue(input, index.map(this::name));
            case Term.OverKeys(var reduction, var index, var body) -> {
                var name = "#" + (depth(body) + 1);
                yield new Term.OverKeys(reduction, name, with(index, name).of(body));
            }
            case Term.Softmax(var here, var index, var there) -> {
                var name = "#" + (depth(there) + 1);
                yield new Term.Softmax(of(here), name, with(index, name).of(there));
            }
            default -> unbound(term);
        };
    }

    private Term unbound(Term term) {
        return switch (term) {
            case Term.Apply(var function, var arguments, var shape) -> new Term.Apply(function, all(arguments), shape);
            case Term.Dot(var left, var right) -> new Term.Dot(of(left), of(right));
            case Term.Product(var left, var right, var shape) -> new Term.Product(of(left), of(right), shape);
            case Term.Outer(var left, var right, var shape) -> new Term.Outer(of(left), of(right), shape);
            case Term.Transpose(var matrix, var shape) -> new Term.Transpose(of(matrix), shape);
            case Term.Diagonal(var vector, var shape) -> new Term.Diagonal(of(vector), shape);
            case Term.Inverse(var matrix) -> new Term.Inverse(of(matrix));
            case Term.Concatenation(var parts, var shape) -> new Term.Concatenation(all(parts), shape);
            case Term.Literal(var entries, var shape) -> new Term.Literal(all(entries), shape);
            case Term.Rotary(var vector, var position) -> new Term.Rotary(of(vector), of(position));
            case Term.Roll(var vector, var shift) -> new Term.Roll(of(vector), shift);
            case Term.OverEntries(var reduction, var vector) -> new Term.OverEntries(reduction, of(vector));
            default -> term;
        };
    }
}
