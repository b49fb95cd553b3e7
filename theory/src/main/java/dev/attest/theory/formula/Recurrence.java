package dev.attest.theory.formula;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The recurrent form of a mechanism.
///
/// @param states  in the order of the file
/// @param readOut a [Term.ReadOut]: the coefficient of the value of the key [Term#HERE] in what the states
///     give, which is the definition `read`, or else `output`; none where neither is linear in the values
///     channel by channel
/// @param starts  what follows `from`, as written: a definition for each state that has it
public record Recurrence(List<State> states, Optional<Term> readOut, List<Definition> starts) {
    /// No state at all.
    public static final Recurrence NONE = new Recurrence(List.of(), Optional.empty(), List.of());

    public Recurrence {
        states = List.copyOf(states);
        starts = List.copyOf(starts);
    }

    /// The states that one state needs, itself among them, in the order of the file.
    public static List<State> needed(List<State> states, String name) {
        var needed = new HashSet<String>(Set.of(name));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var state : states) {
                grown |= needed.contains(state.name()) && needed.addAll(mentioned(state.update()));
            }
        }
        return states.stream().filter(state -> needed.contains(state.name())).toList();
    }

    private static Set<String> mentioned(Term term) {
        var names = new HashSet<String>();
        if (term instanceof Term.StateValue state) {
            names.add(state.name());
        }
        TermParts.of(term).forEach(part -> names.addAll(mentioned(part)));
        return names;
    }
}
