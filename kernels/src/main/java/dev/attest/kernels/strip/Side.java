package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;

/// Terms that something asks of one side, each once.
final class Side {
    private final List<Term> terms = new ArrayList<>();

    int add(Term term) {
        int found = terms.indexOf(term);
        if (found >= 0) {
            return found;
        }
        terms.add(term);
        return terms.size() - 1;
    }

    List<Term> terms() {
        return terms;
    }
}
