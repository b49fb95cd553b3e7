package dev.attest.theory.scalar;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
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
            case Term.InputValue input ->
                new TreeSet<>(input.index().map(List::of).orElse(List.of()));
            case Term.Prefix prefix -> {
                var free = without(prefix.index(), of(prefix.body()));
                free.add(prefix.upTo());
                yield free;
            }
            case Term.Entmax entmax -> {
                var free = without(entmax.index(), of(entmax.there()));
                free.addAll(of(entmax.here()));
                free.addAll(of(entmax.alpha()));
                yield free;
            }
            case Term.ReadOut read -> new TreeSet<>(List.of(read.index()));
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
        return TermParts.of(term);
    }
}
