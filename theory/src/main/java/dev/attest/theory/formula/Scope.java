package dev.attest.theory.formula;

import java.util.Map;
import java.util.Optional;

/// What the names in an expression stand for, and how deep the expression is.
///
/// @param role      the part of the mechanism that is being written: `score`, `weight`, `output`
/// @param arguments of the macro that the expression belongs to
/// @param key       the key index that `k`, `v` and `j` stand for; none where no key is meant
record Scope(String role, Map<String, Argument> arguments, Optional<String> key, int level) {
    /// An argument is passed by name: its text, and what the names in it stand for where the macro is called.
    /// Its key is the one that is meant where it is used.
    record Argument(Expression expression, Map<String, Argument> arguments) {}

    static Scope of(String role, Optional<String> key) {
        return new Scope(role, Map.of(), key, 1);
    }

    Scope deeper() {
        return new Scope(role, arguments, key, level + 1);
    }

    Scope with(Map<String, Argument> others) {
        return new Scope(role, others, key, level);
    }

    Scope at(String index) {
        return new Scope(role, arguments, Optional.of(index), level);
    }
}
