package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;

/// Puts a leaf in the place of each reduction over the keys, and remembers what the leaf stands for.
final class Leaves {
    private final Dependence dependence;
    private final PairReductions pairs;
    private final String owner;
    private final List<KeyReduction> reductions = new ArrayList<>();

    /// @param owner begins the names of the leaves, so that those of a weight and of its output differ
    Leaves(Dependence dependence, PairReductions pairs, String owner) {
        this.dependence = dependence;
        this.pairs = pairs;
        this.owner = owner;
    }

    /// What to do with a reduction over the keys of something that the query changes as well.
    interface PairReductions {
        /// @param body for the key [Term#HERE]
        Term reduced(Term.Reduction reduction, Term body);

        Term softmax(Term here, Term body);
    }

    /// In the order in which they can be computed.
    List<KeyReduction> reductions() {
        return List.copyOf(reductions);
    }

    /// The term without reductions over the keys.
    Term settled(Term term) {
        return switch (term) {
            case Term.OverKeys reduction -> reduced(reduction);
            case Term.Softmax softmax -> softmax(softmax);
            default -> Rebuilding.parts(term, this::settled);
        };
    }

    private Term reduced(Term.OverKeys term) {
        if (!dependence.closed(term)) {
            throw twoKeys(term);
        }
        if (!dependence.onKey(term.body(), term.index())) {
            var value = settled(term.body());
            return term.reduction() == Term.Reduction.SUM ? Terms.times(new Term.KeyCount(), value) : value;
        }
        var body = Rebuilding.renamed(term.body(), term.index(), Term.HERE);
        return dependence.onRow(body)
                ? pairs.reduced(term.reduction(), body)
                : reduction(term.reduction(), settled(body));
    }

    private Term softmax(Term.Softmax term) {
        var body = Rebuilding.renamed(term.there(), term.index(), Term.HERE);
        boolean outside = !dependence.closed(new Term.OverKeys(Term.Reduction.SUM, term.index(), term.there()));
        if (outside) {
            throw twoKeys(term);
        }
        return pairs.softmax(term.here(), body);
    }

    private Term reduction(Term.Reduction reduction, Term body) {
        for (var known : reductions) {
            if (known.reduction() == reduction && known.body().equals(body)) {
                return Terms.leaf(known.leaf());
            }
        }
        var kind = owner + (dependence.causal() ? " prefix" : " all keys");
        var leaf = Terms.named(kind, reductions.size() + 1, body.shape());
        if (dependence.causal()) {
            dependence.belongsToRow(leaf);
        }
        reductions.add(new KeyReduction(leaf, reduction, body));
        return Terms.leaf(leaf);
    }

    private static Refusal twoKeys(Term term) {
        return new Refusal("a reduction over the keys depends on another key as well: " + TermText.of(term));
    }
}
