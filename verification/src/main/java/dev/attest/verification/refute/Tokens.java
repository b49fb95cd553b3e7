package dev.attest.verification.refute;

import dev.attest.theory.scalar.Inputs;
import java.util.List;
import java.util.stream.Stream;

/// Inputs with other tokens.
final class Tokens {
    private Tokens() {}

    static <N> Inputs<N> withKeys(Inputs<N> inputs, List<List<N>> keys) {
        return new Inputs<>(
                inputs.widths(),
                inputs.query(),
                keys,
                inputs.values(),
                inputs.position(),
                inputs.meanQuery(),
                inputs.parameters());
    }

    static <N> Inputs<N> withQueryAt(Inputs<N> inputs, List<N> query, int position) {
        return new Inputs<>(
                inputs.widths(),
                query,
                inputs.keys(),
                inputs.values(),
                position,
                inputs.meanQuery(),
                inputs.parameters());
    }

    /// Every key and value once more; the query stays where it is, or at the last position.
    static <N> Inputs<N> twice(Inputs<N> inputs, boolean causal) {
        var keys = Stream.concat(inputs.keys().stream(), inputs.keys().stream()).toList();
        return new Inputs<>(
                inputs.widths(),
                inputs.query(),
                keys,
                Stream.concat(inputs.values().stream(), inputs.values().stream()).toList(),
                causal ? keys.size() - 1 : inputs.position(),
                inputs.meanQuery(),
                inputs.parameters());
    }
}
