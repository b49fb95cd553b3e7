package dev.attest.kernels.family;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// How many functions terms have that cost an exponential or more, each entry of a vector counted; at least so
/// many, as a term inside a sum over an index counts once.
final class FunctionCount {
    private static final Set<Pointwise> COSTLY = EnumSet.of(
            Pointwise.EXP,
            Pointwise.ELU,
            Pointwise.LOG,
            Pointwise.SOFTPLUS,
            Pointwise.SIGMOID,
            Pointwise.TANH,
            Pointwise.SIN,
            Pointwise.COS);

    private final Vocabulary vocabulary;
    private final Set<Term> seen = new HashSet<>();

    FunctionCount(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// In all of the terms, whatever is written twice counted once.
    long of(Collection<Term> terms) {
        return terms.stream().mapToLong(this::of).sum();
    }

    private long of(Term term) {
        if (!seen.add(term)) {
            return 0;
        }
        long own = term instanceof Term.Apply apply && COSTLY.contains(apply.function())
                ? vocabulary.size(term.shape())
                : 0;
        return own + of(FreeIndices.parts(term));
    }

    /// In all of the terms, only where a function is of a query and a key together.
    long ofPairs(Collection<Term> terms) {
        return terms.stream().mapToLong(this::ofPair).sum();
    }

    private long ofPair(Term term) {
        long own = term instanceof Term.Apply apply
                        && COSTLY.contains(apply.function())
                        && mentions(term, Term.Query.class)
                        && mentions(term, Term.Key.class)
                ? 1
                : 0;
        return own + ofPairs(FreeIndices.parts(term));
    }

    private static boolean mentions(Term term, Class<? extends Term> leaf) {
        return leaf.isInstance(term) || FreeIndices.parts(term).stream().anyMatch(part -> mentions(part, leaf));
    }
}
