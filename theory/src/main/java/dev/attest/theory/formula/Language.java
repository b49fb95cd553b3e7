package dev.attest.theory.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names that every mechanism file knows.
public final class Language {
    static final Set<String> WIDTHS = Set.of("d", "dv", "m");
    static final Set<String> TOKENS = Set.of("q", "k", "v", "qbar", "kbar", "vbar");
    static final Set<String> NUMBERS = Set.of("i", "j", "n", "pi");
    private static final Map<String, Term.Reduction> REDUCTIONS = Map.of(
            "sum",
            Term.Reduction.SUM,
            "mean",
            Term.Reduction.MEAN,
            "min",
            Term.Reduction.MIN,
            "max",
            Term.Reduction.MAX);
    private static final Set<String> ENTRIES = Set.of("sum_of", "mean_of", "max_of");
    private static final Set<String> OVER_KEYS = Set.of("softmax", "sparsemax", "entmax", "cumsum", "window");

    private static final Map<String, Arity> FUNCTIONS = functions();

    private Language() {}

    /// How many arguments a function takes.
    public record Arity(int least, int most) {
        static Arity exactly(int count) {
            return new Arity(count, count);
        }

        boolean allows(int count) {
            return least <= count && count <= most;
        }

        @Override
        public String toString() {
            if (most == Integer.MAX_VALUE) {
                return "at least " + counted(least);
            }
            if (most == 0) {
                return "no arguments";
            }
            return least == most ? counted(least) : least + " or " + counted(most);
        }

        private static String counted(int count) {
            return count == 1 ? "1 argument" : count + " arguments";
        }
    }

    /// How many arguments the function of that name takes, if there is one.
    public static Optional<Arity> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    static boolean isValue(String name) {
        return WIDTHS.contains(name) || TOKENS.contains(name) || NUMBERS.contains(name);
    }

    /// The reduction over the keys that a call is, if it is one: `min` and `max` with two arguments act entry
    /// by entry.
    public static Optional<Term.Reduction> reduction(Expression.Call call) {
        return call.arguments().size() == 1 ? Optional.ofNullable(REDUCTIONS.get(call.function())) : Optional.empty();
    }

    /// Whether the call reads other tokens than the one in hand.
    public static boolean runsOverKeys(Expression.Call call) {
        return OVER_KEYS.contains(call.function()) || reduction(call).isPresent();
    }

    static boolean isTaken(String name) {
        return isValue(name) || FUNCTIONS.containsKey(name);
    }

    static SortedSet<String> names() {
        var names = new TreeSet<>(FUNCTIONS.keySet());
        names.addAll(WIDTHS);
        names.addAll(TOKENS);
        names.addAll(NUMBERS);
        return names;
    }

    /// The function that acts entry by entry and is written as a word, such as `relu`.
    static Optional<Pointwise> pointwise(String name) {
        return Arrays.stream(Pointwise.values())
                .filter(function -> function.text().equals(name))
                .findFirst();
    }

    private static Map<String, Arity> functions() {
        var arities = new TreeMap<String, Arity>();
        for (var function : Pointwise.values()) {
            if (Character.isLetter(function.text().charAt(0))) {
                arities.put(function.text(), Arity.exactly(function.arity()));
            }
        }
        for (var name : List.of("norm", "rmsnorm", "layernorm", "diag", "transpose", "inverse", "eye")) {
            arities.put(name, Arity.exactly(1));
        }
        List.of("softmax", "sparsemax", "cumsum", "row", "col").forEach(name -> arities.put(name, Arity.exactly(1)));
        List.of("entmax", "rope", "window").forEach(name -> arities.put(name, Arity.exactly(2)));
        ENTRIES.forEach(name -> arities.put(name, Arity.exactly(1)));
        List.of("sum", "mean").forEach(name -> arities.put(name, Arity.exactly(1)));
        List.of("min", "max").forEach(name -> arities.put(name, new Arity(1, 2)));
        List.of("dot", "outer", "roll").forEach(name -> arities.put(name, Arity.exactly(2)));
        arities.put("concat", new Arity(1, Integer.MAX_VALUE));
        return Map.copyOf(arities);
    }
}
