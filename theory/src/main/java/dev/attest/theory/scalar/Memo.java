package dev.attest.theory.scalar;

import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What was computed before, by the identity of the term and the values of the key indices that are free in it.
/// A term with two free indices is not kept: it would fill n x n places, and is needed once for each.
final class Memo<V> {
    private final Map<Term, Map<List<Integer>, V>> known = new IdentityHashMap<>();

    V get(Term term, List<Integer> freeIndices, Supplier<V> compute) {
        if (freeIndices.size() > 1) {
            return compute.get();
        }
        var values = known.computeIfAbsent(term, unseen -> new HashMap<>());
        var found = values.get(freeIndices);
        if (found == null) {
            found = compute.get();
            values.put(freeIndices, found);
        }
        return found;
    }

    /// The values of the indices that are free in the term.
    static List<Integer> values(Iterable<String> names, Map<String, Integer> indices) {
        var values = new ArrayList<Integer>(1);
        for (var name : names) {
            var value = indices.get(name);
            if (value == null) {
                throw new IllegalArgumentException("key index " + name + ": expected a value, got none");
            }
            values.add(value);
        }
        return values;
    }
}
