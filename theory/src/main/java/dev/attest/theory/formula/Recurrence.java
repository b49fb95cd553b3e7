package dev.attest.theory.formula;

import java.util.List;
import java.util.Optional;

/// The recurrent form of a mechanism.
///
/// @param states  in the order of the file
/// @param readOut a [Term.ReadOut]: the coefficient of the value of the key [Term#HERE] in what the states give,
///     which is the definition `read`, or else `output`; none where neither is linear in the values channel by
///     channel
/// @param starts  what follows `from`, as written: a definition for each state that has it
public record Recurrence(List<State> states, Optional<Term> readOut, List<Definition> starts) {
    /// No state at all.
    public static final Recurrence NONE = new Recurrence(List.of(), Optional.empty(), List.of());

    public Recurrence {
        states = List.copyOf(states);
        starts = List.copyOf(starts);
    }
}
