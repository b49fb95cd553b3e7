package dev.attest.theory.formula;

import dev.attest.theory.formula.Language.Arity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The names in one expression: each is known, and has as many arguments as it takes.
///
/// @param arities   how many arguments each name of the file takes
/// @param arguments the arguments of the definition that the expression belongs to
record Mentions(SourceText source, Map<String, Arity> arities, Set<String> arguments) {
    private static final Set<String> CONSTANTS = Set.of("d", "dv", "m", "pi");

    void check(Expression expression) {
        for (var part : (Iterable<Expression>) expression.all()::iterator) {
            switch (part) {
                case Expression.Name name -> checkName(name);
                case Expression.Call call -> checkCall(call);
                default -> {}
            }
        }
    }

    /// Checks an expression that has one value for all tokens.
    void checkClosed(Expression expression) {
        check(expression);
        for (var part : (Iterable<Expression>) expression.all()::iterator) {
            boolean open = switch (part) {
                case Expression.Name name -> !CONSTANTS.contains(name.name());
                case Expression.Call call -> Language.runsOverKeys(call);
                default -> false;
            };
            if (open) {
                throw source.error(
                        part.place(),
                        "expected something with one value for all tokens, got " + source.quote(part.place()));
            }
        }
    }

    private void checkName(Expression.Name name) {
        var takes = takes(name.name()).orElseThrow(() -> undefined(name.name(), name.place()));
        if (!takes.allows(0)) {
            throw source.error(name.place(), "'" + name.name() + "' takes " + takes + ", got none");
        }
    }

    private void checkCall(Expression.Call call) {
        var takes = takes(call.function()).orElseThrow(() -> undefined(call.function(), call.place()));
        int count = call.arguments().size();
        if (!takes.allows(count)) {
            throw source.error(call.place(), "'" + call.function() + "' takes " + takes + ", got " + count);
        }
    }

    private Optional<Arity> takes(String word) {
        return arguments.contains(word) || Language.isValue(word)
                ? Optional.of(Arity.exactly(0))
                : Language.function(word).or(() -> Optional.ofNullable(arities.get(word)));
    }

    private MechanismException undefined(String word, Place place) {
        var known = new TreeSet<>(Language.names());
        known.addAll(arities.keySet());
        known.addAll(arguments);
        return source.error(place, SourceText.quoted(word) + " is not defined" + NearestName.hint(word, known));
    }
}
