package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A causal output from sums that grow key by key, read off the text: the weight is linear in tensors of the
/// key alone, with coefficients that know the keys through sums of such tensors. What has no normal form (the
/// inverse of a matrix) is no obstacle here.
public final class TextSums {
    private final FreeIndices free = new FreeIndices();
    private final List<String> sums = new ArrayList<>();

    private TextSums() {}

    /// How many numbers the state holds, such as `d dv + d d`.
    public static Optional<String> size(Term weight) {
        var reader = new TextSums();
        return reader.linear(weight, Term.HERE).map(tensors -> {
            var parts = new ArrayList<>(tensors.stream()
                    .distinct()
                    .map(count -> StateTheorem.times(count, "dv"))
                    .toList());
            parts.addAll(reader.sums.stream().distinct().toList());
            return String.join(" + ", parts);
        });
    }

    /// The sizes of the tensors of the key `index` alone in which the term is linear, everything else being
    /// known when the row is read out.
    private Optional<List<String>> linear(Term term, String index) {
        if (isOfKey(term, index)) {
            return Optional.of(List.of(StateText.count(term.shape())));
        }
        return switch (term) {
            case Term.Dot dot -> linearInOne(List.of(dot.left(), dot.right()), index);
            case Term.Product product -> linearInOne(List.of(product.left(), product.right()), index);
            case Term.Outer outer -> linearInOne(List.of(outer.left(), outer.right()), index);
            case Term.Transpose transpose -> linear(transpose.matrix(), index);
            case Term.Apply apply -> apply(apply, index);
            case Term.Softmax softmax -> softmax(softmax, index);
            default -> Optional.empty();
        };
    }

    private Optional<List<String>> apply(Term.Apply apply, String index) {
        return switch (apply.function()) {
            case NEGATE -> linear(apply.arguments().getFirst(), index);
            case MULTIPLY -> linearInOne(apply.arguments(), index);
            case DIVIDE ->
                isOneSided(apply.arguments().get(1), index)
                        ? linear(apply.arguments().getFirst(), index)
                        : Optional.empty();
            case ADD, SUBTRACT -> linearInAll(apply.arguments(), index);
            default -> Optional.empty();
        };
    }

    /// A product of factors each of which is of the key alone or known at the end. (A number, or as many
    /// numbers as what it divides has.)
    private boolean isOneSided(Term divisor, String index) {
        return isOfKey(divisor, index)
                || !knows(divisor, index) && isKnownAtTheEnd(divisor)
                || divisor instanceof Term.Apply apply
                        && apply.function() == Pointwise.MULTIPLY
                        && apply.arguments().stream().allMatch(factor -> isOneSided(factor, index));
    }

    /// `exp(here) / sum exp(there)`.
    private Optional<List<String>> softmax(Term.Softmax softmax, String index) {
        if (!isOfKey(softmax.here(), index)) {
            return Optional.empty();
        }
        sums.add(StateText.count(softmax.shape()));
        return Optional.of(List.of(StateText.count(softmax.shape())));
    }

    private Optional<List<String>> linearInOne(List<Term> factors, String index) {
        var keyed = factors.stream().filter(factor -> knows(factor, index)).toList();
        boolean others =
                factors.stream().filter(factor -> !knows(factor, index)).allMatch(this::isKnownAtTheEnd);
        return keyed.size() == 1 && others ? linear(keyed.getFirst(), index) : Optional.empty();
    }

    private Optional<List<String>> linearInAll(List<Term> summands, String index) {
        var tensors = new ArrayList<String>();
        for (var summand : summands) {
            var found = linear(summand, index);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            tensors.addAll(found.get());
        }
        return Optional.of(tensors);
    }

    private boolean knows(Term term, String index) {
        return free.of(term).contains(index);
    }

    /// Made of this key, its position and parameters alone.
    private boolean isOfKey(Term term, String index) {
        return switch (term) {
            case Term.Key key -> key.index().equals(index);
            case Term.KeyPosition position -> position.index().equals(index);
            case Term.InputValue input -> input.index().filter(index::equals).isPresent();
            default -> isPlain(term) && TermParts.of(term).stream().allMatch(part -> isOfKey(part, index));
        };
    }

    /// Neither a token nor a reduction over keys, whatever its parts are.
    static boolean isPlain(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.WidthValue _, Term.ParameterValue _, Term.Identity _ -> true;
            case Term.Apply _, Term.Dot _, Term.Product _, Term.Outer _, Term.Transpose _ -> true;
            case Term.Diagonal _, Term.Inverse _, Term.Concatenation _, Term.Literal _, Term.Roll _ -> true;
            case Term.Rotary _, Term.OverEntries _ -> true;
            default -> false;
        };
    }

    /// Made of the query, sizes and parameters, and of sums over keys, which are noted.
    private boolean isKnownAtTheEnd(Term term) {
        return switch (term) {
            case Term.Query ignored -> true;
            case Term.KeyCount ignored -> true;
            case Term.QueryPosition ignored -> true;
            case Term.InputValue input -> input.index().isEmpty();
            case Term.OverKeys over -> isSum(over);
            default -> isPlain(term) && TermParts.of(term).stream().allMatch(this::isKnownAtTheEnd);
        };
    }

    private boolean isSum(Term.OverKeys over) {
        boolean adds = over.reduction() == Term.Reduction.SUM || over.reduction() == Term.Reduction.MEAN;
        var tensors = adds ? linear(over.body(), over.index()) : Optional.<List<String>>empty();
        tensors.ifPresent(sums::addAll);
        return tensors.isPresent();
    }

    /// As a factor.
    static String width(Width width) {
        var text = width.toString();
        return text.contains(" + ") ? "(" + text + ")" : text;
    }
}
