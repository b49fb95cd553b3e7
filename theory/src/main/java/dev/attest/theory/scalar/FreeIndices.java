package dev.attest.theory.scalar;

import dev.attest.theory.formula.Term;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The key indices that are free in a term, found once for each node.
public final class FreeIndices {
    private final Map<Term, SortedSet<String>> known = new IdentityHashMap<>();

    public SortedSet<String> of(Term term) {
        var found = known.get(term);
        if (found == null) {
            found = find(term);
            known.put(term, found);
        }
        return found;
    }

    private SortedSet<String> find(Term term) {
        return switch (term) {
            case Term.Key key -> new TreeSet<>(List.of(key.index()));
            case Term.Value value -> new TreeSet<>(List.of(value.index()));
            case Term.KeyPosition position -> new TreeSet<>(List.of(position.index()));
            case Term.OverKeys reduction -> without(reduction.index(), of(reduction.body()));
            case Term.Softmax softmax -> {
                var free = without(softmax.index(), of(softmax.there()));
                free.addAll(of(softmax.here()));
                yield free;
            }
            default -> {
                var free = new TreeSet<String>();
                parts(term).forEach(part -> free.addAll(of(part)));
                yield free;
            }
        };
    }

    private static SortedSet<String> without(String bound, SortedSet<String> indices) {
        var free = new TreeSet<>(indices);
        free.remove(bound);
        return free;
    }

    /// The terms that a term is made of, in the order in which they are written.
    public static List<Term> parts(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.QueryPosition _ -> List.of();
            case Term.Query _, Term.Key _, Term.Value _, Term.MeanQuery _, Term.KeyPosition _ -> List.of();
            case Term.ParameterValue _, Term.Identity _ -> List.of();
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
        };
    }
}
