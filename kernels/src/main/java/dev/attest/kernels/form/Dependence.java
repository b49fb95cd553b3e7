package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// What a term changes with: the key, and the row. A row has its query and position; a causal one also has its
/// own number of keys, mean query and reductions over the keys.
final class Dependence {
    private final boolean causal;
    private final FreeIndices free = new FreeIndices();
    private final Set<Parameter> leavesOfRows = new HashSet<>();
    private final Map<Term, Boolean> known = new IdentityHashMap<>();

    Dependence(boolean causal) {
        this.causal = causal;
    }

    boolean causal() {
        return causal;
    }

    void belongsToRow(Parameter leaf) {
        leavesOfRows.add(leaf);
    }

    boolean onKey(Term term) {
        return free.of(term).contains(Term.HERE);
    }

    boolean onKey(Term term, String index) {
        return free.of(term).contains(index);
    }

    boolean closed(Term term) {
        return free.of(term).isEmpty();
    }

    boolean onRow(Term term) {
        var found = known.get(term);
        if (found == null) {
            found = find(term);
            known.put(term, found);
        }
        return found;
    }

    private boolean find(Term term) {
        return switch (term) {
            case Term.Query _, Term.QueryPosition _ -> true;
            case Term.KeyCount _, Term.MeanQuery _, Term.OverKeys _, Term.Softmax _ when causal -> true;
            case Term.InputValue(var _, var index) -> index.isEmpty();
            case Term.ParameterValue(var parameter) -> leavesOfRows.contains(parameter);
            default -> FreeIndices.parts(term).stream().anyMatch(this::onRow);
        };
    }
}
