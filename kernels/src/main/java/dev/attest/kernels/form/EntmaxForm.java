package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.List;

/// A weight that is `scale entmax(score, alpha)`, with `scale sparsemax(score)` for alpha = 2.
///
/// @param reductions over the keys of what no query changes, which the other terms mention; prefixes in a
///     causal mechanism
/// @param scale      free of every key
/// @param score      for the key [Term#HERE]
/// @param alpha      of the parameters alone
public record EntmaxForm(List<KeyReduction> reductions, Term scale, Term score, Term alpha) {
    public EntmaxForm {
        reductions = List.copyOf(reductions);
    }

    /// @param weight for the key [Term#HERE]
    public static Analysis<EntmaxForm> of(Term weight, boolean causal) {
        return Analysis.of(() -> new Search(causal).form(weight));
    }

    /// The search for the form in one weight.
    private static final class Search {
        private final Dependence dependence;
        private final Leaves leaves;

        Search(boolean causal) {
            this.dependence = new Dependence(causal);
            this.leaves = new Leaves(dependence, new NoPairs("entmax"), "weight");
        }

        private record Scaled(Term scale, Term.Entmax row) {
            Scaled times(Term factor) {
                return new Scaled(Terms.times(scale, factor), row);
            }
        }

        EntmaxForm form(Term weight) {
            var scaled = scaled(weight);
            var alpha = scaled.row.alpha();
            if (dependence.onRow(alpha) || !isFixed(alpha)) {
                throw new Refusal("its alpha is not the same for all rows: " + TermText.of(alpha));
            }
            var score = leaves.settled(Formless.refused(scaled.row.here()));
            return new EntmaxForm(leaves.reductions(), scaled.scale, score, alpha);
        }

        private static boolean isFixed(Term alpha) {
            return switch (alpha) {
                case Term.Constant _, Term.ParameterValue _, Term.WidthValue _, Term.Pi _ -> true;
                default -> false;
            };
        }

        private Scaled scaled(Term weight) {
            if (weight instanceof Term.Entmax row) {
                return new Scaled(Terms.ONE, row);
            }
            if (!(weight instanceof Term.Apply apply)) {
                throw none(weight);
            }
            var first = apply.arguments().getFirst();
            var last = apply.arguments().getLast();
            return switch (apply.function()) {
                case NEGATE -> scaled(first).times(Terms.number(-1));
                case MULTIPLY -> dependence.onKey(last) ? scaled(last).times(ofRow(first, weight)) : times(first, last);
                case DIVIDE -> scaled(first).times(Terms.reciprocal(ofRow(last, weight)));
                default -> throw none(weight);
            };
        }

        private Scaled times(Term row, Term factor) {
            return scaled(row).times(leaves.settled(Formless.refused(factor)));
        }

        private Term ofRow(Term factor, Term weight) {
            if (dependence.onKey(factor)) {
                throw none(weight);
            }
            return leaves.settled(Formless.refused(factor));
        }

        private static Refusal none(Term weight) {
            return new Refusal("it is not an entmax: " + TermText.of(weight));
        }
    }
}
