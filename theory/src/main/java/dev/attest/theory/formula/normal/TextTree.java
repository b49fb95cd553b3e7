package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The row of a mechanism as a text of its terms, macros expanded: two definitions that differ in the names of
/// their definitions, states and bound keys, in spaces and in comments have one text.
final class TextTree {
    private final Map<String, String> states = new HashMap<>();

    private TextTree(Mechanism mechanism) {
        mechanism.states().forEach(state -> states.put(state.name(), "state " + states.size()));
    }

    static String of(Mechanism mechanism) {
        var tree = new TextTree(mechanism);
        var row = tree.text(mechanism.weight(), Map.of());
        return mechanism.states().isEmpty() ? row : row + "\n" + tree.states(mechanism);
    }

    /// The states with their starts and updates.
    static String ofStates(Mechanism mechanism) {
        return new TextTree(mechanism).states(mechanism);
    }

    private String states(Mechanism mechanism) {
        return mechanism.states().stream().map(this::state).collect(Collectors.joining("\n"));
    }

    private String state(State state) {
        return state.shape() + " from "
                + state.from().map(from -> text(from, Map.of())).orElse("0") + " = "
                + text(state.update(), Map.of());
    }

    private String text(Term term, Map<String, String> names) {
        return switch (term) {
            case Term.Key key -> "key " + name(key.index(), names);
            case Term.Value value -> "value " + name(value.index(), names);
            case Term.KeyPosition position -> "position " + name(position.index(), names);
            case Term.InputValue(var input, var index) ->
                "input " + input.name() + " of "
                        + index.map(key -> name(key, names)).orElse("query");
            case Term.StateValue state -> states.getOrDefault(state.name(), state.name());
            case Term.OverKeys(var reduction, var index, var body) ->
                reduction + "(" + text(body, bound(index, names)) + ")";
            case Term.Softmax(var here, var index, var there) ->
                "softmax(" + text(here, names) + "; " + text(there, bound(index, names)) + ")";
            case Term.Entmax(var here, var index, var there, var alpha) ->
                "entmax(" + text(here, names) + "; " + text(there, bound(index, names)) + "; " + text(alpha, names)
                        + ")";
            case Term.Prefix(var index, var upTo, var body) ->
                "cumsum(" + name(upTo, names) + "; " + text(body, bound(index, names)) + ")";
            case Term.ReadOut(var index, var output) ->
                "coefficient(" + name(index, names) + "; " + text(output, names) + ")";
            default -> TermParts.of(term).isEmpty() ? term.toString() : operation(term, names);
        };
    }

    private String operation(Term term, Map<String, String> names) {
        var parts = TermParts.of(term).stream().map(part -> text(part, names)).collect(Collectors.joining(", "));
        return term.getClass().getSimpleName()
                + detail(term).map(word -> " " + word).orElse("") + "(" + parts + ")";
    }

    /// What tells two operations of one kind apart, beside their parts.
    private static Optional<String> detail(Term term) {
        return switch (term) {
            case Term.Apply apply -> Optional.of(apply.function().name());
            case Term.Roll roll -> Optional.of(Integer.toString(roll.shift()));
            case Term.OverEntries over -> Optional.of(over.reduction().name());
            case Term.Window window -> Optional.of(Integer.toString(window.size()));
            default -> Optional.empty();
        };
    }

    private static String name(String index, Map<String, String> names) {
        return names.getOrDefault(index, index);
    }

    private static Map<String, String> bound(String index, Map<String, String> names) {
        var inside = new HashMap<>(names);
        inside.put(index, "bound " + names.size());
        return inside;
    }
}
