package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.List;
import java.util.Optional;

/// An output around one weighted sum over the keys, `f(sum_j weight_j value_j)`; as most files leave it,
/// `sum(weight * v)` itself.
///
/// @param reductions over the keys of what no query changes, such as `vbar`, which `outer` mentions; prefixes
///     in a causal mechanism
/// @param weight     a number for the key [Term#HERE]
/// @param value      a vector of the key [Term#HERE]: the values, unless the file transforms them
/// @param sum        the name by which `outer` mentions the weighted sum
/// @param outer      what leaves the head
public record OutputForm(List<KeyReduction> reductions, Term weight, Term value, Parameter sum, Term outer) {
    public OutputForm {
        reductions = List.copyOf(reductions);
    }

    public static Analysis<OutputForm> of(Mechanism mechanism) {
        return Analysis.of(() -> {
            if (!mechanism.isOutputAsWideAsValues()) {
                throw new Refusal("the output is a " + mechanism.output().shape() + ", not as wide as the values");
            }
            return new Search(mechanism.causal()).form(Formless.refusedBesideEntmax(mechanism.output()));
        });
    }

    /// Whether what is summed are the values as they come.
    public boolean hasPlainValues() {
        return value instanceof Term.Value;
    }

    /// The search for the form in one output.
    private static final class Search implements Leaves.PairReductions {
        private final Dependence dependence;
        private final Leaves leaves;
        private Optional<Weighted> found = Optional.empty();

        Search(boolean causal) {
            this.dependence = new Dependence(causal);
            this.leaves = new Leaves(dependence, this, "output");
        }

        private record Weighted(Term weight, Term value, Parameter sum) {
            boolean agrees(Term otherWeight, Term otherValue) {
                return Rebuilding.canonical(weight).equals(Rebuilding.canonical(otherWeight))
                        && value.equals(otherValue);
            }
        }

        OutputForm form(Term output) {
            var outer = leaves.settled(Formless.refused(marked(output)));
            found.ifPresent(sum -> Formless.refused(sum.value));
            var weighted =
                    found.orElseThrow(() -> new Refusal("the output is no weighted sum: " + TermText.of(output)));
            return new OutputForm(leaves.reductions(), weighted.weight, weighted.value, weighted.sum, outer);
        }

        /// With a leaf for each sum of numbers times values. Reductions of the values alone stay what they are.
        private Term marked(Term term) {
            if (term instanceof Term.OverKeys(var reduction, var index, var body)
                    && (reduction == Term.Reduction.SUM || reduction == Term.Reduction.MEAN)
                    && Rebuilding.renamed(body, index, Term.HERE) instanceof Term.Apply here
                    && here.function() == Pointwise.MULTIPLY
                    && here.shape() instanceof Shape.Vector) {
                var sum = weighted(here);
                if (sum.isPresent()) {
                    var total = sum.get();
                    return reduction == Term.Reduction.SUM ? total : Terms.over(total, new Term.KeyCount());
                }
            }
            return Rebuilding.parts(term, this::marked);
        }

        private Optional<Term> weighted(Term.Apply body) {
            var first = body.arguments().getFirst();
            var last = body.arguments().getLast();
            boolean weightFirst = Terms.isNumber(first);
            var weight = weightFirst ? first : last;
            var value = weightFirst ? last : first;
            if (!Terms.isNumber(weight) || !isOfKeys(value) || mentionsValue(weight)) {
                return Optional.empty();
            }
            if (found.isEmpty()) {
                found = Optional.of(new Weighted(weight, value, Terms.named("weighted sum", 1, value.shape())));
            }
            if (!found.get().agrees(weight, value)) {
                throw new Refusal("the output has two weighted sums: " + TermText.of(body));
            }
            dependence.belongsToRow(found.get().sum);
            return Optional.of(Terms.leaf(found.get().sum));
        }

        private boolean isOfKeys(Term value) {
            return dependence.onKey(value) && !dependence.onRow(value) && mentionsValue(value) && !reduces(value);
        }

        private static boolean mentionsValue(Term term) {
            return term instanceof Term.Value
                    || FreeIndices.parts(term).stream().anyMatch(Search::mentionsValue);
        }

        private static boolean reduces(Term term) {
            return term instanceof Term.OverKeys
                    || term instanceof Term.Softmax
                    || FreeIndices.parts(term).stream().anyMatch(Search::reduces);
        }

        @Override
        public Term reduced(Term.Reduction reduction, Term body) {
            throw new Refusal("the output reduces over the keys beside its weighted sum: " + TermText.of(body));
        }

        @Override
        public Term softmax(Term here, Term body) {
            throw new Refusal("the output has a softmax beside its weighted sum: " + TermText.of(here));
        }
    }
}
