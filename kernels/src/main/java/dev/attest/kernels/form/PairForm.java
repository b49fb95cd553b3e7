package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A weight as stages of reductions over the keys of the row, then a term of the pair: one pass over the keys
/// for each stage, and one for the weight. Any weight has this form whose reductions are numbers and depend on
/// one key each.
///
/// @param reductions over the keys of what no query changes; prefixes in a causal mechanism
/// @param stages     each may mention the leaves of those before it
/// @param weight     for the key [Term#HERE], without reductions over the keys
public record PairForm(List<KeyReduction> reductions, List<List<RowReduction>> stages, Term weight) {
    public PairForm {
        reductions = List.copyOf(reductions);
        stages = stages.stream().map(List::copyOf).toList();
    }

    /// @param weight for the key [Term#HERE]
    public static Analysis<PairForm> of(Term weight, boolean causal) {
        return Analysis.of(() -> new Staging(causal).form(Formless.refused(weight)));
    }

    /// Puts each reduction into the first stage in which everything that it mentions is known.
    private static final class Staging implements Leaves.PairReductions {
        private final Leaves leaves;
        private final Dependence dependence;
        private final List<List<RowReduction>> stages = new ArrayList<>();
        private final Map<Parameter, Integer> stageOf = new HashMap<>();
        private final Map<Object, Term> known = new HashMap<>();

        Staging(boolean causal) {
            this.dependence = new Dependence(causal);
            this.leaves = new Leaves(dependence, this, "weight");
        }

        PairForm form(Term weight) {
            var settled = leaves.settled(weight);
            return new PairForm(leaves.reductions(), stages, settled);
        }

        private record Reducing(Term.Reduction reduction, Term body) {}

        @Override
        public Term reduced(Term.Reduction reduction, Term body) {
            if (!Terms.isNumber(body)) {
                throw new Refusal("a reduction over the keys gives a vector for each row: " + TermText.of(body));
            }
            var inside = leaves.settled(body);
            return known.computeIfAbsent(new Reducing(reduction, inside), unseen -> {
                var leaf = leaf("reduced", inside);
                stage(inside).add(new RowReduction.Reduced(leaf, reduction, inside));
                return Terms.leaf(leaf);
            });
        }

        /// `exp(here - largest) / total`.
        @Override
        public Term softmax(Term here, Term body) {
            if (!Terms.isNumber(body)) {
                throw new Refusal("a softmax over the keys gives a vector for each row: " + TermText.of(body));
            }
            var inside = leaves.settled(body);
            var normaliser = (RowReduction.Normaliser) normalisers.computeIfAbsent(inside, unseen -> {
                var found = new RowReduction.Normaliser(leaf("largest", inside), leaf("total", inside), inside);
                stage(inside).add(found);
                return found;
            });
            var shifted = Terms.minus(leaves.settled(here), Terms.leaf(normaliser.largest()));
            return Terms.over(Terms.exponential(shifted), Terms.leaf(normaliser.total()));
        }

        private final Map<Term, RowReduction> normalisers = new HashMap<>();

        private Parameter leaf(String kind, Term body) {
            var leaf = Terms.named(kind, stageOf.size() + 1, Shape.NUMBER);
            dependence.belongsToRow(leaf);
            stageOf.put(leaf, depth(body));
            return leaf;
        }

        private List<RowReduction> stage(Term body) {
            int depth = depth(body);
            while (stages.size() <= depth) {
                stages.add(new ArrayList<>());
            }
            return stages.get(depth);
        }

        /// The number of stages that have to come first.
        private int depth(Term term) {
            int depth = term instanceof Term.ParameterValue(var parameter) && stageOf.containsKey(parameter)
                    ? stageOf.getOrDefault(parameter, 0) + 1
                    : 0;
            for (var part : FreeIndices.parts(term)) {
                depth = Math.max(depth, depth(part));
            }
            return depth;
        }
    }
}
