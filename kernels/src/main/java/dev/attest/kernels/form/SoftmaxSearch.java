package dev.attest.kernels.form;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;

/// The search for the form in one weight.
final class SoftmaxSearch {
    private final Dependence dependence;
    private final Leaves leaves;

    SoftmaxSearch(boolean causal) {
        this.dependence = new Dependence(causal);
        this.leaves = new Leaves(dependence, new NoPairs(), "weight");
    }

    SoftmaxForm form(Term weight) {
        var affine = affine(weight);
        return new SoftmaxForm(leaves.reductions(), affine.scale, affine.offset, affine.score);
    }

    private record Affine(Term scale, Term offset, Term score) {
        Affine scaled(Term factor) {
            boolean none = offset instanceof Term.Constant(var value)
                    && value.getNumerator().signum() == 0;
            return new Affine(Terms.times(scale, factor), none ? offset : Terms.times(offset, factor), score);
        }

        Affine shifted(Term summand) {
            return new Affine(scale, Terms.plus(offset, summand), score);
        }
    }

    private Affine affine(Term weight) {
        if (weight instanceof Term.Softmax(var here, var _, var _)) {
            return plain(here);
        }
        if (!(weight instanceof Term.Apply apply)) {
            throw none(weight);
        }
        var first = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        if (apply.function() == Pointwise.DIVIDE && isNormalised(first, last)) {
            return plain(((Term.Apply) first).arguments().getFirst());
        }
        if (apply.function() == Pointwise.NEGATE) {
            return affine(first).scaled(Terms.number(-1));
        }
        return combined(apply, first, last);
    }

    private Affine combined(Term.Apply weight, Term first, Term last) {
        boolean firstOfRow = !dependence.onKey(first);
        if (firstOfRow == !dependence.onKey(last)) {
            throw none(weight);
        }
        var other = affine(firstOfRow ? last : first);
        var ofRow = leaves.settled(firstOfRow ? first : last);
        return switch (weight.function()) {
            case ADD -> other.shifted(ofRow);
            case SUBTRACT ->
                firstOfRow ? other.scaled(Terms.number(-1)).shifted(ofRow) : other.shifted(Terms.negated(ofRow));
            case MULTIPLY -> other.scaled(ofRow);
            case DIVIDE -> {
                if (firstOfRow) {
                    throw none(weight);
                }
                yield other.scaled(Terms.reciprocal(ofRow));
            }
            default -> throw none(weight);
        };
    }

    private Affine plain(Term score) {
        return new Affine(Terms.ONE, Terms.number(0), leaves.settled(withoutShift(score)));
    }

    /// Whether `above / below` is `exp(s) / sum(exp(s))`.
    private static boolean isNormalised(Term above, Term below) {
        return above instanceof Term.Apply numerator
                && numerator.function() == Pointwise.EXP
                && below instanceof Term.OverKeys(var reduction, var index, var body)
                && reduction == Term.Reduction.SUM
                && Rebuilding.canonical(Rebuilding.renamed(body, index, Term.HERE))
                        .equals(Rebuilding.canonical(above));
    }

    private Term withoutShift(Term score) {
        if (!(score instanceof Term.Apply(var function, var arguments, var _))
                || function != Pointwise.ADD && function != Pointwise.SUBTRACT) {
            return score;
        }
        var first = arguments.getFirst();
        var last = arguments.getLast();
        if (isShift(last)) {
            return withoutShift(first);
        }
        if (isShift(first)) {
            return function == Pointwise.ADD ? withoutShift(last) : Terms.negated(last);
        }
        return score;
    }

    private boolean isShift(Term term) {
        return !dependence.onKey(term) && Certainty.isDefined(term);
    }

    private static Refusal none(Term weight) {
        return new Refusal("it is not a softmax: " + TermText.of(weight));
    }

    /// Reductions over the keys of something that the query changes need the scores before the scores.
    private static final class NoPairs implements Leaves.PairReductions {
        @Override
        public Term reduced(Term.Reduction reduction, Term body) {
            throw new Refusal("beside the softmax it reduces over all keys: " + TermText.of(body));
        }

        @Override
        public Term softmax(Term here, Term body) {
            throw new Refusal("it has a second softmax: softmax(" + TermText.of(here) + ")");
        }
    }
}
