package dev.attest.kernels.form;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;

/// The search for the form in one weight.
final class SoftmaxSearch {
    private final Dependence dependence;
    private final Leaves leaves;

    SoftmaxSearch(boolean causal) {
        this.dependence = new Dependence(causal);
        this.leaves = new Leaves(dependence, new NoPairs("softmax"), "weight");
    }

    SoftmaxForm form(Term weight) {
        var affine = affine(weight);
        Formless.refused(affine.score);
        var score = affine.sink.isPresent() ? affine.score : withoutShift(affine.score);
        boolean shifted = !score.equals(affine.score);
        var settled = leaves.settled(score);
        var sink = affine.sink.map(Formless::refused).map(leaves::settled);
        return new SoftmaxForm(leaves.reductions(), affine.scale, affine.offset, settled, sink, shifted);
    }

    SoftmaxForm.Written written(Term weight) {
        var affine = affine(weight);
        return new SoftmaxForm.Written(affine.score, affine.sink);
    }

    private record Affine(Term scale, Term offset, Term score, Optional<Term> sink) {
        Affine scaled(Term factor) {
            boolean none = offset instanceof Term.Constant(var value)
                    && value.getNumerator().signum() == 0;
            return new Affine(Terms.times(scale, factor), none ? offset : Terms.times(offset, factor), score, sink);
        }

        Affine shifted(Term summand) {
            return new Affine(scale, Terms.plus(offset, summand), score, sink);
        }
    }

    private Affine affine(Term weight) {
        if (weight instanceof Term.Softmax(var here, var _, var _)) {
            return plain(here, Optional.empty());
        }
        if (weight instanceof Term.Entmax(var here, var _, var _, var alpha) && Terms.isOne(alpha)) {
            return plain(here, Optional.empty());
        }
        if (!(weight instanceof Term.Apply apply)) {
            throw none(weight);
        }
        var first = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        if (apply.function() == Pointwise.DIVIDE && isExponential(first)) {
            var score = ((Term.Apply) first).arguments().getFirst();
            var divisor = new Divisor(summands(last), first);
            if (divisor.isNormalising()) {
                return plain(score, divisor.sink());
            }
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
        var ofRow = leaves.settled(Formless.refused(firstOfRow ? first : last));
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

    private static Affine plain(Term score, Optional<Term> sink) {
        return new Affine(Terms.ONE, Terms.number(0), score, sink);
    }

    private static boolean isExponential(Term term) {
        return term instanceof Term.Apply apply && apply.function() == Pointwise.EXP;
    }

    private static List<Term> summands(Term sum) {
        return sum instanceof Term.Apply(var function, var arguments, var _) && function == Pointwise.ADD
                ? arguments.stream().flatMap(part -> summands(part).stream()).toList()
                : List.of(sum);
    }

    /// What an exponential is divided by, taken apart.
    private record Divisor(List<Term> sum, List<Term> rest) {
        Divisor(List<Term> summands, Term exponential) {
            this(
                    summands.stream().filter(part -> isSum(part, exponential)).toList(),
                    summands.stream().filter(part -> !isSum(part, exponential)).toList());
        }

        private static boolean isSum(Term term, Term exponential) {
            return term instanceof Term.OverKeys(var reduction, var index, var body)
                    && reduction == Term.Reduction.SUM
                    && Rebuilding.canonical(Rebuilding.renamed(body, index, Term.HERE))
                            .equals(Rebuilding.canonical(exponential));
        }

        /// Whether it is the sum of the exponentials and at most something positive.
        boolean isNormalising() {
            return sum.size() == 1 && rest.stream().allMatch(Certainty::isPositive);
        }

        Optional<Term> sink() {
            return rest.stream().reduce(Terms::plus).map(Divisor::logarithm);
        }

        private static Term logarithm(Term positive) {
            if (isExponential(positive)) {
                return ((Term.Apply) positive).arguments().getFirst();
            }
            return Terms.isOne(positive)
                    ? Terms.number(0)
                    : new Term.Apply(Pointwise.LOG, List.of(positive), positive.shape());
        }
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
}
