package dev.attest.kernels;

import java.util.Map;

/// Where the gradients of one call go. Arrays are row-major, each from its offset on.
///
/// @param dq         [batch][heads][queries][d]
/// @param dk         [batch][keyHeads][keys][d]
/// @param dv         [batch][keyHeads][keys][dv]
/// @param inputs     by name: as the inputs of the call
/// @param parameters by name, row after row: summed over the batch; a parameter that is not named is not asked
///     for
public record Gradients(Slice dq, Slice dk, Slice dv, Map<String, Slice> inputs, Map<String, double[]> parameters) {
    public Gradients {
        inputs = Map.copyOf(inputs);
        parameters = Map.copyOf(parameters);
    }

    /// Of queries, keys and values alone.
    public static Gradients of(Slice dq, Slice dk, Slice dv) {
        return new Gradients(dq, dk, dv, Map.of(), Map.of());
    }

    /// @throws IllegalArgumentException if an array is too short for its offset and the sizes of the call, or
    ///     if the call has padding, of which no gradient knows
    public void require(Call call) {
        var sizes = call.sizes();
        if (call.lengths().isPresent()) {
            throw new IllegalArgumentException(
                    "key lengths: expected none, since gradients have no room for padding, got some");
        }
        dq.require("dq", sizes.queryLength());
        dk.require("dk", sizes.keyLength());
        dv.require("dv", sizes.valueLength());
    }
}
