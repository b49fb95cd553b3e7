package dev.attest.theory.formula;

import java.util.Map;

/// What the names that a file declares stand for.
///
/// @param terms  parameters, or their values, and states
/// @param inputs which come with tokens
/// @param grid   whether the tokens lie on a grid
record Declared(Map<String, Term> terms, Map<String, Input> inputs, boolean grid) {
    static final Declared NOTHING = new Declared(Map.of(), Map.of(), false);

    Declared {
        terms = Map.copyOf(terms);
        inputs = Map.copyOf(inputs);
    }

    /// The state of that name, which is there.
    Term.StateValue state(String name) {
        if (terms.get(name) instanceof Term.StateValue state) {
            return state;
        }
        throw new IllegalArgumentException("state " + name + ": expected a declaration, got none");
    }
}
