package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What comes with the tokens of a mechanism beside queries, keys and values: the arrays that a call has to
/// bring.
///
/// @param causal whether each query stands at the position of a key, so that there are as many
/// @param sizes  numbers of each input for one token
public record TokenInputs(boolean causal, Map<Input, Integer> sizes) {
    public TokenInputs {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /// @throws IllegalArgumentException if a width has no value
    public static TokenInputs of(Mechanism mechanism, Setting setting) {
        var sizes = new LinkedHashMap<Input, Integer>();
        mechanism.inputs().forEach(input -> sizes.put(input, size(input.shape(), setting.widths())));
        return new TokenInputs(mechanism.causal(), sizes);
    }

    private static int size(Shape shape, Map<String, Integer> widths) {
        return switch (shape) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector(var width) -> width.at(widths);
            case Shape.Matrix(var rows, var columns) -> Math.multiplyExact(rows.at(widths), columns.at(widths));
        };
    }

    /// @throws IllegalArgumentException if an array is missing, too short, or belongs to no input, or if there
    ///     are not as many queries as keys in a causal mechanism
    public void require(Call call) {
        require(call.sizes());
        var names = sizes.keySet().stream().map(Input::name).toList();
        for (var name : call.inputs().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("input " + name + ": expected "
                        + (names.isEmpty() ? "no inputs" : "only " + String.join(", ", names))
                        + ", as the mechanism declares, got one");
            }
        }
        sizes.forEach((input, size) -> require(call, input, size));
    }

    /// The same of the sizes alone.
    ///
    /// @throws IllegalArgumentException if there are not as many queries as keys in a causal mechanism
    public void require(Sizes sizes) {
        if (causal && sizes.queries() != sizes.keys()) {
            throw new IllegalArgumentException("queries: expected " + sizes.keys()
                    + ", one for each key, in a causal mechanism, got " + sizes.queries());
        }
    }

    /// Numbers of one of them for one token.
    int size(Input input) {
        var size = sizes.get(input);
        if (size == null) {
            throw new IllegalArgumentException("input " + input.name() + ": expected one of the mechanism");
        }
        return size;
    }

    /// Numbers of one of them for all tokens.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    long length(String name, Sizes sizes) {
        for (var each : this.sizes.entrySet()) {
            if (each.getKey().name().equals(name)) {
                return tokens(each.getKey(), sizes) * each.getValue();
            }
        }
        throw new IllegalArgumentException("input " + name + ": expected one of the mechanism");
    }

    private static long tokens(Input input, Sizes sizes) {
        return (long) sizes.batch()
                * (input.ofQuery() ? (long) sizes.heads() * sizes.queries() : (long) sizes.keyHeads() * sizes.keys());
    }

    private static void require(Call call, Input input, int size) {
        var sizes = call.sizes();
        var numbers = call.inputs().get(input.name());
        if (numbers == null) {
            throw new IllegalArgumentException("input " + input.name() + ": expected an array of a " + input.shape()
                    + " for each " + (input.ofQuery() ? "query" : "key") + ", got none");
        }
        long needed = tokens(input, sizes) * size;
        if (numbers.from() < 0 || needed > (long) numbers.data().length - numbers.from()) {
            throw new IllegalArgumentException("input " + input.name() + ": expected " + needed + " numbers from "
                    + numbers.from() + " on, got " + numbers.data().length + " in all");
        }
    }
}
