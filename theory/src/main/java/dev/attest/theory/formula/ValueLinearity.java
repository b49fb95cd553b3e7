package dev.attest.theory.formula;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How the values enter a term that reads the states of a recurrence. Linear channel by channel means that
/// channel c of the term is `sum over keys of a_j v_j[c]`, where no `a_j` depends on the values or on c: then a
/// read-out has a row. Sound, not complete: what is not seen to be linear counts as not linear.
final class ValueLinearity {
    /// How the values enter.
    private enum Entry {
        /// Zero whatever the values are: linear, and free of values.
        ZERO,
        /// No value enters.
        FREE,
        /// A vector, or a matrix whose rows are the channels.
        ROWS,
        /// A matrix whose columns are the channels.
        COLUMNS,
        /// Any other way.
        OTHER;

        boolean isLinear() {
            return this == ROWS || this == COLUMNS;
        }
    }

    private final Map<String, Entry> states = new HashMap<>();
    /// Each term is looked at once for the states as they are.
    private final Map<Term, Entry> known = new IdentityHashMap<>();

    /// The states start as zero and grow until their updates agree with them.
    ValueLinearity(List<State> recurrence) {
        recurrence.forEach(state ->
                states.put(state.name(), state.from().map(start -> Entry.FREE).orElse(Entry.ZERO)));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var state : recurrence) {
                var before = entry(state.name());
                var joined = joined(before, of(state.update()));
                if (joined != before) {
                    grown = true;
                    states.put(state.name(), joined);
                    known.clear();
                }
            }
        }
    }

    boolean isLinear(Term vector) {
        var entry = of(vector);
        return entry == Entry.ROWS || entry == Entry.ZERO;
    }

    /// The first state in the alphabet that is not linear in the values, as a clause.
    Optional<String> reason() {
        return states.keySet().stream()
                .filter(name -> entry(name) == Entry.OTHER)
                .sorted()
                .findFirst()
                .map(name -> "the state '" + name + "' is not");
    }

    private Entry entry(String state) {
        return states.getOrDefault(state, Entry.OTHER);
    }

    private Entry of(Term term) {
        var found = known.get(term);
        if (found == null) {
            found = find(term);
            known.put(term, found);
        }
        return found;
    }

    private Entry find(Term term) {
        return switch (term) {
            case Term.Constant(var value) -> value.getNumerator().signum() == 0 ? Entry.ZERO : Entry.FREE;
            case Term.Value _ -> Entry.ROWS;
            case Term.StateValue state -> entry(state.name());
            case Term.Apply apply -> apply(apply);
            case Term.Product product -> product(product);
            case Term.Outer outer -> outer(of(outer.left()), of(outer.right()));
            case Term.Transpose transpose -> transposed(of(transpose.matrix()));
            case Term.OverKeys over -> overKeys(over);
            case Term.Prefix prefix -> of(prefix.body());
            case Term.Window window ->
                free(of(window.weights())) && !isForEachChannel(window) ? Entry.ROWS : Entry.OTHER;
            default -> whole(term);
        };
    }

    private static boolean isForEachChannel(Term.Window window) {
        return window.weights().shape() instanceof Shape.Matrix(var rows, var ignored)
                && !rows.equals(Width.of(window.size()));
    }

    /// Everything in it is free of values, or it is of no known kind.
    private Entry whole(Term term) {
        return TermParts.of(term).stream().allMatch(part -> free(of(part))) ? Entry.FREE : Entry.OTHER;
    }

    private static boolean free(Entry entry) {
        return entry == Entry.FREE || entry == Entry.ZERO;
    }

    private Entry apply(Term.Apply apply) {
        var first = of(apply.arguments().getFirst());
        var last = of(apply.arguments().getLast());
        Supplier<Entry> otherwise = () -> whole(apply);
        return switch (apply.function()) {
            case NEGATE -> first;
            case ADD, SUBTRACT -> joined(first, last);
            case MULTIPLY -> scaled(apply, first, last);
            case DIVIDE ->
                first.isLinear() && free(last) && isNumber(apply.arguments().getLast()) ? first : otherwise.get();
            default -> otherwise.get();
        };
    }

    /// A number times a vector or matrix, or two vectors entry by entry, which would weigh channels apart.
    private Entry scaled(Term.Apply apply, Entry left, Entry right) {
        if (left == Entry.ZERO || right == Entry.ZERO) {
            return Entry.ZERO;
        }
        if (left.isLinear() && right == Entry.FREE && isNumber(apply.arguments().getLast())) {
            return left;
        }
        if (right.isLinear() && left == Entry.FREE && isNumber(apply.arguments().getFirst())) {
            return right;
        }
        return left == Entry.FREE && right == Entry.FREE ? Entry.FREE : Entry.OTHER;
    }

    private static boolean isNumber(Term term) {
        return term.shape().equals(Shape.NUMBER);
    }

    /// The channels must stand outside: rows of a matrix on the left, columns of one on the right.
    private Entry product(Term.Product product) {
        var left = of(product.left());
        var right = of(product.right());
        if (left == Entry.ZERO || right == Entry.ZERO) {
            return Entry.ZERO;
        }
        if (left == Entry.ROWS && product.left().shape() instanceof Shape.Matrix && right == Entry.FREE) {
            return Entry.ROWS;
        }
        if (left == Entry.FREE && right == Entry.COLUMNS) {
            return product.shape() instanceof Shape.Matrix ? Entry.COLUMNS : Entry.ROWS;
        }
        return left == Entry.FREE && right == Entry.FREE ? Entry.FREE : Entry.OTHER;
    }

    private static Entry outer(Entry left, Entry right) {
        if (left == Entry.ZERO || right == Entry.ZERO) {
            return Entry.ZERO;
        }
        if (left == Entry.ROWS && right == Entry.FREE) {
            return Entry.ROWS;
        }
        if (left == Entry.FREE && right == Entry.ROWS) {
            return Entry.COLUMNS;
        }
        return left == Entry.FREE && right == Entry.FREE ? Entry.FREE : Entry.OTHER;
    }

    private static Entry transposed(Entry matrix) {
        return switch (matrix) {
            case ROWS -> Entry.COLUMNS;
            case COLUMNS -> Entry.ROWS;
            default -> matrix;
        };
    }

    private Entry overKeys(Term.OverKeys over) {
        boolean sums = over.reduction() == Term.Reduction.SUM || over.reduction() == Term.Reduction.MEAN;
        var body = of(over.body());
        return sums || !body.isLinear() ? body : Entry.OTHER;
    }

    private static Entry joined(Entry left, Entry right) {
        if (left == right || right == Entry.ZERO) {
            return left;
        }
        return left == Entry.ZERO ? right : Entry.OTHER;
    }
}
