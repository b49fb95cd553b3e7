package dev.attest.theory.latex;

import dev.attest.theory.formula.Definition;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.References;
import dev.attest.theory.formula.State;
import dev.attest.theory.latex.LatexExpressions.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The index that an input or a state carries in LaTeX: the token that it comes with, the key after which it
/// stands.
final class LatexTokens {
    private final Map<String, Input> inputs = new HashMap<>();
    private final Set<String> states;
    private final Set<String> inUpdates;

    LatexTokens(Mechanism mechanism) {
        mechanism.inputs().forEach(input -> inputs.put(input.name(), input));
        states = mechanism.states().stream().map(State::name).collect(Collectors.toSet());
        inUpdates = References.of(mechanism.definitions()).reachable(List.copyOf(states));
    }

    /// The index of a name; empty where it has none, or is neither an input nor a state.
    Optional<String> index(String name, Position position) {
        var input = inputs.get(name);
        if (input != null) {
            return Optional.of(input.ofQuery() ? "i" : position.key());
        }
        return states.contains(name) ? Optional.of(position.state()) : Optional.empty();
    }

    /// The key after which states are meant in a definition: in what updates need, the one before.
    String state(String definition) {
        return inUpdates.contains(definition) ? LatexSymbols.index(0) + "-1" : "i";
    }

    boolean isState(String name) {
        return states.contains(name);
    }

    /// Names that stand for something that differs from key to key.
    Set<String> ofKeys() {
        return inputs.values().stream()
                .filter(input -> !input.ofQuery())
                .map(Input::name)
                .collect(Collectors.toSet());
    }

    /// The definitions that are not updates of states.
    List<Definition> withoutUpdates(Collection<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> !isState(definition.name()))
                .toList();
    }
}
