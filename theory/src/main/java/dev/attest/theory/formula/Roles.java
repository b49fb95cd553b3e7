package dev.attest.theory.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The definitions that make a mechanism: `score`, `weight`, `output`, and where there are states `read`, what
/// they give before gates and norms.
public final class Roles {
    public static final String SCORE = "score";
    public static final String WEIGHT = "weight";
    public static final String OUTPUT = "output";
    static final String READ = "read";
    static final Set<String> ALL = Set.of(SCORE, WEIGHT, OUTPUT);

    private static final Place NOWHERE = new Place(1, 1, 0, 0);

    private Roles() {}

    static boolean defines(List<Definition> definitions, String name) {
        return definitions.stream().anyMatch(definition -> definition.name().equals(name));
    }

    /// The definition of that name, which is there.
    static Definition named(List<Definition> definitions, String name) {
        return definitions.stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The definitions and, at the end, the roles that the file leaves out: `weight = score`, `output =
    /// sum(weight * v)`.
    static List<Definition> completed(List<Definition> definitions) {
        var all = new ArrayList<>(definitions);
        if (!defines(definitions, WEIGHT) && defines(definitions, SCORE)) {
            all.add(new Definition(WEIGHT, List.of(), name(SCORE), NOWHERE));
        }
        if (!defines(definitions, OUTPUT)) {
            var product = new Expression.Operation(Pointwise.MULTIPLY, name(WEIGHT), name("v"), NOWHERE);
            var sum = new Expression.Call("sum", List.of(product), NOWHERE);
            all.add(new Definition(OUTPUT, List.of(), sum, NOWHERE));
        }
        return all;
    }

    private static Expression name(String name) {
        return new Expression.Name(name, NOWHERE);
    }
}
