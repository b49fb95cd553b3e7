package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Terms from terms, part by part.
public final class Rebuilding {
    private Rebuilding() {}

    /// The same operation on what `change` makes of each part.
    public static Term parts(Term term, UnaryOperator<Term> change) {
        var parts = FreeIndices.parts(term).stream().map(change).toList();
        return parts.isEmpty() ? term : with(term, parts);
    }

    private static Term with(Term term, List<Term> parts) {
        var first = parts.getFirst();
        return switch (term) {
            case Term.Apply apply -> new Term.Apply(apply.function(), parts, apply.shape());
            case Term.Dot _ -> new Term.Dot(first, parts.getLast());
            case Term.Product product -> new Term.Product(first, parts.getLast(), product.shape());
            case Term.Outer outer -> new Term.Outer(first, parts.getLast(), outer.shape());
            case Term.Transpose transpose -> new Term.Transpose(first, transpose.shape());
            case Term.Diagonal diagonal -> new Term.Diagonal(first, diagonal.shape());
            case Term.Inverse _ -> new Term.Inverse(first);
            case Term.Concatenation joined -> new Term.Concatenation(parts, joined.shape());
            case Term.Literal literal -> new Term.Literal(parts, literal.shape());
            case Term.Rotary _ -> new Term.Rotary(first, parts.getLast());
            case Term.Roll roll -> new Term.Roll(first, roll.shift());
            case Term.OverEntries reduction -> new Term.OverEntries(reduction.reduction(), first);
            case Term.OverKeys reduction -> new Term.OverKeys(reduction.reduction(), reduction.index(), first);
            case Term.Softmax softmax -> new Term.Softmax(first, softmax.index(), parts.getLast());
            case Term.Entmax row -> new Term.Entmax(first, row.index(), parts.get(1), parts.getLast());
            default -> throw new IllegalArgumentException("expected a term with parts, got " + term);
        };
    }

    /// The term with one free key index in place of another.
    static Term renamed(Term term, String from, String to) {
        return renamed(term, Map.of(from, to));
    }

    private static Term renamed(Term term, Map<String, String> names) {
        return switch (term) {
            case Term.Key key -> new Term.Key(names.getOrDefault(key.index(), key.index()), key.shape());
            case Term.Value value -> new Term.Value(names.getOrDefault(value.index(), value.index()), value.shape());
            case Term.KeyPosition position ->
                new Term.KeyPosition(names.getOrDefault(position.index(), position.index()));
            case Term.InputValue(var input, var index) ->
                new Term.InputValue(input, index.map(key -> names.getOrDefault(key, key)));
            default -> parts(term, part -> renamed(part, names));
        };
    }

    /// The term with its bound indices named by how deep they are bound, so that terms that differ in those
    /// names alone become equal.
    static Term canonical(Term term) {
        return canonical(term, Map.of());
    }

    private static Term canonical(Term term, Map<String, String> names) {
        return switch (term) {
            case Term.OverKeys(var reduction, var index, var body) -> {
                var inside = bound(index, names);
                yield new Term.OverKeys(reduction, inside.getOrDefault(index, index), canonical(body, inside));
            }
            case Term.Softmax(var here, var index, var there) -> {
                var inside = bound(index, names);
                yield new Term.Softmax(
                        canonical(here, names), inside.getOrDefault(index, index), canonical(there, inside));
            }
            case Term.Key _, Term.Value _, Term.KeyPosition _, Term.InputValue _ -> renamed(term, names);
            case Term.Entmax(var here, var index, var there, var alpha) -> {
                var inside = bound(index, names);
                yield new Term.Entmax(
                        canonical(here, names),
                        inside.getOrDefault(index, index),
                        canonical(there, inside),
                        canonical(alpha, names));
            }
            default -> parts(term, part -> canonical(part, names));
        };
    }

    private static Map<String, String> bound(String index, Map<String, String> names) {
        var inside = new HashMap<>(names);
        inside.put(index, "bound " + names.size());
        return inside;
    }
}
