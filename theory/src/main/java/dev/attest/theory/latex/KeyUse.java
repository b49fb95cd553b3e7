package dev.attest.theory.latex;

import dev.attest.theory.formula.Definition;
import dev.attest.theory.formula.Expression;
import dev.attest.theory.formula.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a key index belongs when a mechanism is written as formulas: a definition has one if its value differs
/// from key to key, an argument if the macro runs over the keys of what it is given.
final class KeyUse {
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Set<String> dependent = new HashSet<>();
    private final Map<String, Set<String>> keyed = new HashMap<>();

    private final Set<String> tokens;

    /// @param tokens names that stand for something that comes with each key, beside `k`, `v` and `j`
    KeyUse(List<Definition> all, Set<String> tokens) {
        this.tokens = tokens;
        all.forEach(definition -> definitions.put(definition.name(), definition));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var definition : definitions.values()) {
                grown |= gatherKeyed(definition, definition.body(), false);
                grown |= isOpen(definition.body(), keyed(definition.name())) && dependent.add(definition.name());
            }
        }
    }

    /// Whether the value of a definition differs from key to key.
    boolean isDependent(String name) {
        return dependent.contains(name);
    }

    /// The arguments of a definition that it runs over the keys of.
    Set<String> keyed(String name) {
        return keyed.getOrDefault(name, Set.of());
    }

    boolean isKeyed(String function, int argument) {
        var definition = definitions.get(function);
        return definition != null
                && keyed(function).contains(definition.arguments().get(argument));
    }

    private boolean isOpen(Expression expression, Set<String> keyedHere) {
        return switch (expression) {
            case Expression.Name(var name, var ignored) ->
                Set.of("k", "v", "j").contains(name)
                        || tokens.contains(name)
                        || dependent.contains(name)
                        || keyedHere.contains(name);
            case Expression.Call call when Language.reduction(call).isPresent() -> false;
            case Expression.Call call when call.function().equals("window") -> false;
            case Expression.Call call when Language.runsOverKeys(call) -> true;
            case Expression.Call call -> dependent.contains(call.function()) || anyOpenArgument(call, keyedHere);
            default -> expression.parts().stream().anyMatch(part -> isOpen(part, keyedHere));
        };
    }

    private boolean anyOpenArgument(Expression.Call call, Set<String> keyedHere) {
        for (int index = 0; index < call.arguments().size(); index++) {
            if (!isKeyed(call.function(), index) && isOpen(call.arguments().get(index), keyedHere)) {
                return true;
            }
        }
        return false;
    }

    private boolean gatherKeyed(Definition definition, Expression expression, boolean inside) {
        if (expression instanceof Expression.Name name) {
            return inside
                    && definition.arguments().contains(name.name())
                    && keyed.computeIfAbsent(definition.name(), key -> new HashSet<>())
                            .add(name.name());
        }
        boolean grown = false;
        for (int index = 0; index < expression.parts().size(); index++) {
            boolean within = inside || expression instanceof Expression.Call call && runsOver(call, index);
            grown |= gatherKeyed(definition, expression.parts().get(index), within);
        }
        return grown;
    }

    private boolean runsOver(Expression.Call call, int argument) {
        return Language.runsOverKeys(call) || isKeyed(call.function(), argument);
    }
}
