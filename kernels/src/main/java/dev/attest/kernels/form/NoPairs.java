package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;

/// Refuses reductions over the keys of something that the query changes: they need the scores before the
/// scores.
///
/// @param row what the weight is instead, such as "softmax"
record NoPairs(String row) implements Leaves.PairReductions {
    @Override
    public Term reduced(Term.Reduction reduction, Term body) {
        throw new Refusal("beside the " + row + " it reduces over all keys: " + TermText.of(body));
    }

    @Override
    public Term softmax(Term here, Term body) {
        throw new Refusal("it has a second softmax: softmax(" + TermText.of(here) + ")");
    }
}
