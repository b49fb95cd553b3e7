package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One channel's update multiplied out: what it takes of the old state entry by entry, and the vectors that it
/// adds, each times a number that is affine in the value and in inner products with the old state.
final class AffineStep {
    private final Term state;
    private final Term value;
    private final boolean ofValues;

    /// @param ofValues whether a value enters; otherwise what does not mention the state is added as it is
    AffineStep(Parameter state, Parameter value, boolean ofValues) {
        this.state = Terms.leaf(state);
        this.value = Terms.leaf(value);
        this.ofValues = ofValues;
    }

    /// `kappa v + sum_y lambda_y <s, y>`.
    record Affine(Optional<Term> ofValue, Map<Term, Term> ofErased) {
        static final Affine ZERO = new Affine(Optional.empty(), Map.of());

        Affine plus(Affine other) {
            var sums = new LinkedHashMap<>(ofErased);
            other.ofErased.forEach((y, factor) -> sums.merge(y, factor, Terms::plus));
            var both = ofValue.isPresent() && other.ofValue.isPresent()
                    ? Optional.of(Terms.plus(ofValue.get(), other.ofValue.get()))
                    : ofValue.or(() -> other.ofValue);
            return new Affine(both, sums);
        }

        Affine times(Term number) {
            var products = new LinkedHashMap<Term, Term>();
            ofErased.forEach((y, factor) -> products.put(y, Terms.times(number, factor)));
            return new Affine(ofValue.map(kappa -> Terms.times(number, kappa)), products);
        }
    }

    /// `number vector`.
    record Rank(Term vector, Affine number) {}

    /// `s decay + sum of ranks`; without decay nothing of the old state stays as it is.
    record Change(Optional<Term> decay, List<Rank> ranks) {
        /// The vectors that the old state meets, each once.
        List<Term> erased() {
            var all = new LinkedHashSet<Term>();
            ranks.forEach(rank -> all.addAll(rank.number.ofErased.keySet()));
            return List.copyOf(all);
        }

        Change plus(Change other) {
            var sums = new LinkedHashMap<Term, Affine>();
            ranks.forEach(rank -> sums.merge(rank.vector, rank.number, Affine::plus));
            other.ranks.forEach(rank -> sums.merge(rank.vector, rank.number, Affine::plus));
            var all = new ArrayList<Rank>();
            sums.forEach((vector, number) -> all.add(new Rank(vector, number)));
            var both = decay.isPresent() && other.decay.isPresent()
                    ? Optional.of(Terms.plus(decay.get(), other.decay.get()))
                    : decay.or(() -> other.decay);
            return new Change(both, all);
        }

        /// @param factor a number, or a vector entry by entry
        Change times(Term factor) {
            boolean number = Terms.isNumber(factor);
            return new Change(
                    decay.map(stays -> Terms.times(factor, stays)),
                    ranks.stream()
                            .map(rank -> number
                                    ? new Rank(rank.vector, rank.number.times(factor))
                                    : new Rank(Terms.times(rank.vector, factor), rank.number))
                            .toList());
        }
    }

    private boolean isFree(Term term) {
        return !term.equals(state)
                && !term.equals(value)
                && TermParts.of(term).stream().allMatch(this::isFree);
    }

    /// @throws Refusal if it does not multiply out so
    Change vector(Term term) {
        if (term.equals(state)) {
            return new Change(Optional.of(Terms.ONE), List.of());
        }
        if (isFree(term)) {
            return new Change(Optional.empty(), List.of(new Rank(term, constant(term))));
        }
        if (term instanceof Term.Apply apply) {
            var first = apply.arguments().getFirst();
            var last = apply.arguments().getLast();
            return switch (apply.function()) {
                case ADD -> vector(first).plus(vector(last));
                case SUBTRACT -> vector(first).plus(vector(last).times(Terms.number(-1)));
                case NEGATE -> vector(first).times(Terms.number(-1));
                case MULTIPLY -> isFree(first) ? product(first, last) : product(last, first);
                case DIVIDE -> product(Terms.reciprocal(last), first);
                default -> throw refused(term);
            };
        }
        throw refused(term);
    }

    private Change product(Term factor, Term rest) {
        if (!isFree(factor)) {
            throw refused(rest);
        }
        return Terms.isNumber(rest)
                ? new Change(Optional.empty(), List.of(new Rank(factor, number(rest))))
                : vector(rest).times(factor);
    }

    private Affine constant(Term term) {
        if (ofValues) {
            throw new Refusal("a part of the update has neither the state nor a value: " + TermText.of(term));
        }
        return new Affine(Optional.of(Terms.ONE), Map.of());
    }

    private Affine number(Term term) {
        if (term.equals(value)) {
            return new Affine(Optional.of(Terms.ONE), Map.of());
        }
        if (isFree(term)) {
            return constant(term).times(term);
        }
        return switch (term) {
            case Term.Dot(var left, var right) -> isFree(right) ? met(left, right) : met(right, left);
            case Term.Apply apply -> number(apply);
            default -> throw refused(term);
        };
    }

    private Affine number(Term.Apply term) {
        var first = term.arguments().getFirst();
        var last = term.arguments().getLast();
        return switch (term.function()) {
            case ADD -> number(first).plus(number(last));
            case SUBTRACT -> number(first).plus(number(last).times(Terms.number(-1)));
            case NEGATE -> number(first).times(Terms.number(-1));
            case MULTIPLY -> isFree(first) ? number(last).times(first) : scaled(first, last);
            case DIVIDE -> scaled(first, Terms.reciprocal(last));
            default -> throw refused(term);
        };
    }

    private Affine scaled(Term number, Term factor) {
        if (!isFree(factor)) {
            throw refused(factor);
        }
        return number(number).times(factor);
    }

    /// `<s decay + sum of ranks, y>`.
    private Affine met(Term vector, Term y) {
        if (!isFree(y)) {
            throw refused(y);
        }
        var change = vector(vector);
        var sum = Affine.ZERO;
        if (change.decay.isPresent()) {
            var decay = change.decay.get();
            sum = Terms.isNumber(decay)
                    ? new Affine(Optional.empty(), Map.of(y, decay))
                    : new Affine(Optional.empty(), Map.of(Terms.times(decay, y), Terms.ONE));
        }
        for (var rank : change.ranks) {
            sum = sum.plus(rank.number.times(new Term.Dot(rank.vector, y)));
        }
        return sum;
    }

    /// Whether a term reads this state, and no other thing than the token.
    boolean reads(Term term) {
        return !isFree(term);
    }

    /// The vector that the state meets in what is read of it.
    ///
    /// @throws Refusal if that is no inner product with the state
    Term read(Term term) {
        if (!Terms.isNumber(term)) {
            throw refused(term);
        }
        var number = number(term);
        if (number.ofValue.isPresent() || number.ofErased.isEmpty()) {
            throw refused(term);
        }
        return number.ofErased.entrySet().stream()
                .map(each -> Terms.times(each.getValue(), each.getKey()))
                .reduce(Terms::plus)
                .orElseThrow();
    }

    private static Refusal refused(Term term) {
        return new Refusal(
                "an update is no sum of the state times a diagonal and of outer products: " + TermText.of(term));
    }
}
