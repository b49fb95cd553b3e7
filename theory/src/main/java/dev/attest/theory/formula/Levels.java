package dev.attest.theory.formula;

import java.util.ArrayDeque;

/// The limit on depth, as written and after expansion. It keeps every recursive reading of a mechanism within
/// its stack.
final class Levels {
    static final int MOST = 100;

    private Levels() {}

    /// Refuses an expression that is nested too deep. Needs no stack itself.
    static void check(Expression expression, SourceText source) {
        var open = new ArrayDeque<Leveled>();
        open.push(new Leveled(expression, 1));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.level > MOST) {
                throw exceeded(source, next.expression.place());
            }
            next.expression.parts().forEach(part -> open.push(new Leveled(part, next.level + 1)));
        }
    }

    static MechanismException exceeded(SourceText source, Place place) {
        return source.error(
                place,
                "expected at most " + MOST
                        + " levels (brackets, operators in a chain, definitions within definitions), " + "got more");
    }

    private record Leveled(Expression expression, int level) {}
}
