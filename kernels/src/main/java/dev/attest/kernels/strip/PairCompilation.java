package dev.attest.kernels.strip;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Splits a term of pairs: the largest parts of the query alone, those of the key alone, and what brings them
/// together. Numbers are brought together for all keys of a chunk at once; whatever has a vector for each pair
/// is left to a program that goes key by key, where the key's own values are uniform.
final class PairCompilation {
    private final Setting setting;
    private final Map<Term, Layout> leaves;
    private final Map<Term, Layout> layouts = new IdentityHashMap<>();
    private final Map<PairStep, Integer> known = new HashMap<>();
    private final List<PairStep> steps = new ArrayList<>();
    private final Side queries = new Side();
    private final Side keys = new Side();
    private final Side keyByKey = new Side();
    private final Map<Term, Layout> inner = new HashMap<>();

    /// @param leaves canonical terms
    PairCompilation(Setting setting, Map<Term, Layout> leaves) {
        this.setting = setting;
        this.leaves = leaves;
    }

    List<PairStep> steps() {
        return steps;
    }

    Side queries() {
        return queries;
    }

    Side keys() {
        return keys;
    }

    /// The numbers that are computed key by key.
    Side keyByKey() {
        return keyByKey;
    }

    /// What the program that goes key by key is handed: values of the query as LANES, of the key as UNIFORM.
    Map<Term, Layout> inner() {
        return inner;
    }

    Layout layout(Term term) {
        var known = layouts.get(term);
        if (known == null) {
            known = leaves.containsKey(term) ? leaves.get(term) : layoutOfParts(term);
            layouts.put(term, known);
        }
        return known;
    }

    private Layout layoutOfParts(Term term) {
        boolean bound = term instanceof Term.OverKeys || term instanceof Term.Softmax;
        var parts = FreeIndices.parts(term);
        if (bound || parts.isEmpty()) {
            Constants.of(term, setting);
        }
        return parts.stream().map(this::layout).reduce(Layout.UNIFORM, Layout::and);
    }

    /// @param term canonical, a number
    int add(Term term) {
        return switch (layout(term)) {
            case UNIFORM, LANES -> shared(new PairStep.OfQuery(queries.add(term)));
            case KEYS -> shared(new PairStep.OfKey(keys.add(term)));
            case PAIRS -> pair(term);
        };
    }

    private int shared(PairStep step) {
        return known.computeIfAbsent(step, added -> {
            steps.add(added);
            return steps.size() - 1;
        });
    }

    private int pair(Term term) {
        return switch (term) {
            case Term.Apply apply when apply.arguments().stream().allMatch(PairCompilation::isNumber) -> apply(apply);
            case Term.Dot(var left, var right) when sides(left, right) -> dot(left, right);
            case Term.Dot(var left, var right) when sides(right, left) -> dot(right, left);
            default -> keyByKey(term);
        };
    }

    private static boolean isNumber(Term term) {
        return term.shape() instanceof Shape.Scalar;
    }

    private boolean sides(Term query, Term key) {
        return layout(query) == Layout.LANES && layout(key) == Layout.KEYS;
    }

    private int dot(Term query, Term key) {
        return shared(new PairStep.Dot(queries.add(query), keys.add(key), setting.size(key.shape())));
    }

    private int apply(Term.Apply term) {
        var arguments = term.arguments();
        var scaled = scaled(term);
        if (scaled.isPresent()) {
            return add(scaled.get());
        }
        if (arguments.size() == 1) {
            return shared(new PairStep.Map(term.function(), List.of(add(arguments.getFirst()))));
        }
        var exponent = ExactNumber.of(arguments.get(1));
        if (term.function() == Pointwise.POWER && exponent.isPresent()) {
            return shared(new PairStep.Raise(exponent.get().doubleValue(), List.of(add(arguments.getFirst()))));
        }
        return shared(new PairStep.Meet(term.function(), List.of(add(arguments.get(0)), add(arguments.get(1)))));
    }

    /// `dot(x, k) c = dot(x c, k)`, and the same of a quotient: a product for each entry of a query instead of
    /// one for each pair. The factors of an entry are rounded in another order.
    private Optional<Term> scaled(Term.Apply term) {
        var arguments = term.arguments();
        boolean product = term.function() == Pointwise.MULTIPLY;
        if (product && arguments.get(1) instanceof Term.Dot dot) {
            return scaled(term.function(), dot, arguments.get(0));
        }
        return (product || term.function() == Pointwise.DIVIDE) && arguments.get(0) instanceof Term.Dot dot
                ? scaled(term.function(), dot, arguments.get(1))
                : Optional.empty();
    }

    private Optional<Term> scaled(Pointwise function, Term.Dot dot, Term factor) {
        boolean ofQuery = layout(factor) == Layout.UNIFORM || layout(factor) == Layout.LANES;
        if (!ofQuery || !(sides(dot.left(), dot.right()) || sides(dot.right(), dot.left()))) {
            return Optional.empty();
        }
        boolean left = layout(dot.left()) == Layout.LANES;
        var query = left ? dot.left() : dot.right();
        var scaled = new Term.Apply(function, List.of(query, factor), query.shape());
        return Optional.of(new Term.Dot(scaled, left ? dot.right() : dot.left()));
    }

    private int keyByKey(Term term) {
        hand(term);
        return shared(new PairStep.KeyByKey(keyByKey.add(term)));
    }

    /// Hands the largest parts of one side to the program that goes key by key.
    private void hand(Term term) {
        switch (layout(term)) {
            case UNIFORM -> {}
            case LANES -> {
                queries.add(term);
                inner.put(term, Layout.LANES);
            }
            case KEYS -> {
                keys.add(term);
                inner.put(term, Layout.UNIFORM);
            }
            case PAIRS -> FreeIndices.parts(term).forEach(this::hand);
        }
    }
}
