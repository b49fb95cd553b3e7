package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Optional;

/// A weight that is `scale exp(score) / (exp(sink) + sum(exp(score))) + offset`, or, without a sink, `scale
/// softmax(score) + offset`. Found also where it is written `exp(s) / sum(exp(s))`. A sink is what stands
/// beside the sum, as in `exp(s) / (1 + sum(exp(s)))`: a key of score `sink` without a value.
///
/// `softmax(s + c) = softmax(s)` for every number c of the row, so a summand that no key changes is left out
/// where it is certain to have a value: `s - max(s)` becomes s. With a sink it stays.
///
/// @param reductions over the keys of what no query changes, which the other terms mention; prefixes in a
///     causal mechanism
/// @param scale      free of every key
/// @param offset     free of every key; the constant 0 where there is none
/// @param score      for the key [Term#HERE]
/// @param sink       free of every key
/// @param shifted    whether a summand of the written score is left out
public record SoftmaxForm(
        List<KeyReduction> reductions, Term scale, Term offset, Term score, Optional<Term> sink, boolean shifted) {
    public SoftmaxForm {
        reductions = List.copyOf(reductions);
    }

    /// What a softmax is taken of, as it is written.
    ///
    /// @param score for the key [Term#HERE]
    public record Written(Term score, Optional<Term> sink) {}

    /// The form without a sink.
    ///
    /// @param weight for the key [Term#HERE]
    public static Analysis<SoftmaxForm> of(Term weight, boolean causal) {
        return Analysis.of(() -> {
            var form = new SoftmaxSearch(causal).form(weight);
            if (form.sink.isPresent()) {
                throw new Refusal("its divisor has a summand beside the sum: " + TermText.of(weight));
            }
            return form;
        });
    }

    /// The form with a sink or without.
    ///
    /// @param weight for the key [Term#HERE]
    public static Analysis<SoftmaxForm> withSink(Term weight, boolean causal) {
        return Analysis.of(() -> new SoftmaxSearch(causal).form(weight));
    }

    /// The scores of any weight of this form, before anything is left out.
    public static Analysis<Written> written(Term weight, boolean causal) {
        return Analysis.of(() -> new SoftmaxSearch(causal).written(weight));
    }

    public boolean hasOffset() {
        return !(offset instanceof Term.Constant(var value)
                && value.getNumerator().signum() == 0);
    }

    /// The score as an inner product of a vector of the row and a vector of the key, if it is one and nothing
    /// else, and mentions no [KeyReduction].
    public Optional<ScaledDotProduct> asDotProduct(boolean causal) {
        return SeparableForm.of(score, causal)
                .asOptional()
                .filter(form -> reductions.isEmpty())
                .filter(form -> form.summands().size() == 1)
                .map(form -> form.summands().getFirst())
                .filter(summand -> summand.products().size() == 1)
                .map(summand -> new ScaledDotProduct(
                        summand.row(),
                        summand.products().getFirst().row(),
                        Terms.times(summand.key(), summand.products().getFirst().key())));
    }
}
