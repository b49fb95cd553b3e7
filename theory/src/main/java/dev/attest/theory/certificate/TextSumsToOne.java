package dev.attest.theory.certificate;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.Map;

/// Rows that add up to 1 wherever they are defined, read off the text: no normal form is needed.
///
/// - `e / sum(e)`, softmax, and the rows of sparsemax and entmax add up to 1; so does each entry of `e /
///   sum(e)` for a vector e.
/// - `dot(a, b)`, where every entry of b adds up to 1 over the keys, and the entries of a, the same for all
///   keys, to 1: `sum_j sum_f a_f b_jf = sum_f a_f = 1`.
final class TextSumsToOne {
    private TextSumsToOne() {}

    /// The weight of a definition adds up to 1 over the keys.
    static boolean holdsFor(Mechanism mechanism) {
        return overKeys(mechanism.weight());
    }

    /// Each entry adds up to 1 over the keys.
    private static boolean overKeys(Term term) {
        return switch (term) {
            case Term.Softmax softmax -> KeyRenaming.isFor(softmax.here(), softmax.there(), softmax.index());
            case Term.Entmax entmax -> KeyRenaming.isFor(entmax.here(), entmax.there(), entmax.index());
            case Term.Dot dot -> isMixture(dot.left(), dot.right()) || isMixture(dot.right(), dot.left());
            default -> KeyRenaming.shareOfSum(term).isPresent();
        };
    }

    private static boolean isMixture(Term shares, Term laws) {
        return !new FreeIndices().of(shares).contains(Term.HERE) && overEntries(shares) && overKeys(laws);
    }

    /// `e / sum_of(e)` for a vector e.
    private static boolean overEntries(Term term) {
        return term instanceof Term.Apply apply
                && apply.function() == Pointwise.DIVIDE
                && apply.arguments().getLast() instanceof Term.OverEntries total
                && total.reduction() == Term.Reduction.SUM
                && new KeyRenaming(Map.of()).same(apply.arguments().getFirst(), total.vector());
    }

    /// The output is `sum(weight * v)`.
    static boolean isPlainOutput(Mechanism mechanism) {
        return mechanism.output() instanceof Term.OverKeys sum
                && sum.reduction() == Term.Reduction.SUM
                && sum.body() instanceof Term.Apply product
                && product.function() == Pointwise.MULTIPLY
                && product.arguments().size() == 2
                && (isWeighted(
                                mechanism,
                                sum,
                                product.arguments().getFirst(),
                                product.arguments().getLast())
                        || isWeighted(
                                mechanism,
                                sum,
                                product.arguments().getLast(),
                                product.arguments().getFirst()));
    }

    private static boolean isWeighted(Mechanism mechanism, Term.OverKeys sum, Term weight, Term value) {
        return value instanceof Term.Value own
                && own.index().equals(sum.index())
                && KeyRenaming.isFor(mechanism.weight(), weight, sum.index());
    }
}
