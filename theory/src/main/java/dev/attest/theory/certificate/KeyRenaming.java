package dev.attest.theory.certificate;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether two terms are one up to the names of key indices: bound ones, and free ones as the renaming says.
///
/// @param names free index of the first term -> that of the second; an index that is not there keeps its name
record KeyRenaming(Map<String, String> names) {
    KeyRenaming {
        names = Map.copyOf(names);
    }

    /// The second term is the first one with the key index [Term#HERE] replaced.
    static boolean isFor(Term first, Term second, String index) {
        return new KeyRenaming(Map.of(Term.HERE, index)).same(first, second);
    }

    private KeyRenaming with(String from, String to) {
        var more = new HashMap<>(names);
        more.put(from, to);
        return new KeyRenaming(more);
    }

    private boolean same(String first, String second) {
        return names.getOrDefault(first, first).equals(second);
    }

    boolean same(Term first, Term second) {
        return switch (first) {
            case Term.Key key -> second instanceof Term.Key other && same(key.index(), other.index());
            case Term.Value value -> second instanceof Term.Value other && same(value.index(), other.index());
            case Term.KeyPosition position ->
                second instanceof Term.KeyPosition other && same(position.index(), other.index());
            case Term.InputValue input ->
                second instanceof Term.InputValue other
                        && input.input().equals(other.input())
                        && input.index().isPresent() == other.index().isPresent()
                        && same(input.index().orElse(""), other.index().orElse(""));
            case Term.OverKeys sum ->
                second instanceof Term.OverKeys other
                        && sum.reduction() == other.reduction()
                        && with(sum.index(), other.index()).same(sum.body(), other.body());
            case Term.Softmax softmax ->
                second instanceof Term.Softmax other
                        && same(softmax.here(), other.here())
                        && with(softmax.index(), other.index()).same(softmax.there(), other.there());
            case Term.Apply apply ->
                second instanceof Term.Apply other && apply.function() == other.function() && sameParts(apply, other);
            case Term.OverEntries entries ->
                second instanceof Term.OverEntries other
                        && entries.reduction() == other.reduction()
                        && sameParts(entries, other);
            case Term.Roll roll ->
                second instanceof Term.Roll other && roll.shift() == other.shift() && sameParts(roll, other);
            case Term.Dot _, Term.Product _, Term.Outer _, Term.Transpose _, Term.Concatenation _, Term.Literal _ ->
                first.getClass().equals(second.getClass()) && sameParts(first, second);
            case Term.Constant _, Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.Query _, Term.MeanQuery _ ->
                first.equals(second);
            case Term.ParameterValue _, Term.QueryPosition _, Term.Identity _ -> first.equals(second);
            default -> false;
        };
    }

    private boolean sameParts(Term first, Term second) {
        List<Term> some = TermParts.of(first);
        List<Term> others = TermParts.of(second);
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(place -> same(some.get(place), others.get(place)));
    }

    /// The number or vector e where the term is `e / sum over the keys of e`, by its text.
    static Optional<Term> shareOfSum(Term term) {
        return term instanceof Term.Apply apply
                        && apply.function() == Pointwise.DIVIDE
                        && apply.arguments().getLast() instanceof Term.OverKeys total
                        && total.reduction() == Term.Reduction.SUM
                        && isFor(apply.arguments().getFirst(), total.body(), total.index())
                ? Optional.of(apply.arguments().getFirst())
                : Optional.empty();
    }
}
