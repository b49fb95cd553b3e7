package dev.attest.kernels.form;

import java.util.Optional;
import java.util.function.Supplier;

/// What came of looking for a form: the form, or why the definition does not have it.
public sealed interface Analysis<F> {
    /// The definition has the form.
    record Found<F>(F form) implements Analysis<F> {}

    /// It has not.
    ///
    /// @param reason a sentence, without its full stop
    record Refused<F>(String reason) implements Analysis<F> {}

    default Optional<F> asOptional() {
        return this instanceof Found<F>(var form) ? Optional.of(form) : Optional.empty();
    }

    /// Why there is no form; empty where there is one.
    default String reason() {
        return this instanceof Refused<F>(var why) ? why : "";
    }

    /// The outcome of a search that ends by returning a form or by throwing [Refusal].
    static <F> Analysis<F> of(Supplier<F> search) {
        try {
            return new Found<>(search.get());
        } catch (Refusal refusal) {
            return new Refused<>(refusal.reason());
        }
    }
}
