package dev.attest.theory.formula;

import java.util.Map;
import java.util.Optional;

/// What the names in an expression stand for, and how deep the expression is.
///
/// @param role      the part of the mechanism that is being written: `score`, `weight`, `output`, a state
/// @param part      what may be read there
/// @param arguments of the macro that the expression belongs to
/// @param key       the key index that `k`, `v` and `j` stand for; none where no key is meant
record Scope(String role, Part part, Map<String, Argument> arguments, Optional<String> key, int level) {
    /// A row reads its query and all keys; the update of a state one key; the start of a state none.
    enum Part {
        ROW,
        UPDATE,
        START
    }

    /// An argument is passed by name: its text, and what the names in it stand for where the macro is called.
    /// Its key is the one that is meant where it is used.
    record Argument(Expression expression, Map<String, Argument> arguments) {}

    static Scope of(String role, Optional<String> key) {
        return new Scope(role, Part.ROW, Map.of(), key, 1);
    }

    static Scope ofUpdate(String state) {
        return new Scope(state, Part.UPDATE, Map.of(), Optional.of(Term.HERE), 1);
    }

    static Scope ofStart(String state) {
        return new Scope(state, Part.START, Map.of(), Optional.empty(), 1);
    }

    /// The same where no key is meant.
    Scope keyless() {
        return new Scope(role, part, arguments, Optional.empty(), level);
    }

    Scope deeper() {
        return new Scope(role, part, arguments, key, level + 1);
    }

    Scope with(Map<String, Argument> others) {
        return new Scope(role, part, others, key, level);
    }

    Scope at(String index) {
        return new Scope(role, part, arguments, Optional.of(index), level);
    }
}
