package dev.attest.models.torch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The statements of a function body, each of which names one value.
final class Statements {
    /// Words that mean something to Python or to the script compiler.
    private static final Set<String> RESERVED = Set.of(
            ("and as assert async await break class continue def del elif else except finally for from global if "
                            + "import in is lambda nonlocal not or pass raise return try while with True False None "
                            + "torch float int bool inf nan math self forward Tensor ops CONSTANTS fork annotate print")
                    .split(" "));

    private final List<String> lines = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(RESERVED);
    private int count;

    List<String> lines() {
        return lines;
    }

    /// A name that nothing else has: the wanted one, or one close to it.
    String name(String wanted) {
        var name = wanted;
        while (!taken.add(name)) {
            name = name + "_";
        }
        return name;
    }

    /// Names the value of an expression.
    String let(String expression) {
        return let("x" + ++count, expression);
    }

    String let(String wanted, String expression) {
        var name = name(wanted);
        lines.add(name + " = " + expression);
        return name;
    }

    void line(String line) {
        lines.add(line);
    }
}
