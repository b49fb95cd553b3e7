package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ArrayHeader;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.study.BadInput;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The arrays that bear the names of inputs: `[b,hk,l]` and the extents of the input for one that comes with
/// the key, `[b,h,n]` and those for one of the query. As of keys, one batch may serve all.
final class InputArrays {
    private final Path file;
    private final HeadArrays arrays;
    private final Map<Input, Integer> batches =
            new TreeMap<>((one, other) -> one.name().compareTo(other.name()));
    private final Map<Input, Integer> sizes =
            new TreeMap<>((one, other) -> one.name().compareTo(other.name()));

    /// @param widths a value for each width that is known
    /// @throws BadInput if an array has another shape
    InputArrays(Path file, Mechanism mechanism, HeadArrays arrays, NumpyArchive archive, Map<String, Integer> widths) {
        this.file = file;
        this.arrays = arrays;
        for (var input : mechanism.inputs()) {
            check(input, archive.header(input.name()).shape(), extents(input.shape(), widths));
        }
    }

    private static List<Integer> extents(Shape shape, Map<String, Integer> widths) {
        return switch (shape) {
            case Shape.Scalar _ -> List.of();
            case Shape.Vector(var width) -> List.of(width.at(widths));
            case Shape.Matrix(var rows, var columns) -> List.of(rows.at(widths), columns.at(widths));
        };
    }

    private void check(Input input, List<Integer> shape, List<Integer> extents) {
        var sizes = arrays.sizes();
        var expected = new ArrayList<Integer>();
        expected.add(sizes.batch());
        expected.add(input.ofQuery() ? sizes.heads() : sizes.keyHeads());
        expected.add(input.ofQuery() ? sizes.queries() : sizes.keys());
        expected.addAll(extents);
        int batch = shape.isEmpty() ? 0 : shape.getFirst();
        var shared = new ArrayList<>(expected);
        shared.set(0, 1);
        if (!shape.equals(expected) && !shape.equals(shared)) {
            throw new BadInput(file + ": " + input.name() + ".npy: expected " + ArrayHeader.words(expected)
                    + ", a " + input.shape() + " for each " + (input.ofQuery() ? "query" : "key") + ", or b = 1, got "
                    + ArrayHeader.words(shape));
        }
        batches.put(input, batch);
        this.sizes.put(input, extents.stream().reduce(1, Math::multiplyExact));
    }

    /// The inputs, in the order of their names.
    List<Input> inputs() {
        return List.copyOf(batches.keySet());
    }

    /// Whether several batches of queries read one batch of an input.
    boolean sharesBatches() {
        return batches.values().stream()
                .anyMatch(batch -> batch < arrays.sizes().batch());
    }

    /// Numbers for one token.
    int size(Input input) {
        return sizes.getOrDefault(input, 0);
    }

    /// Tokens of a head.
    int tokens(Input input) {
        return input.ofQuery() ? arrays.sizes().queries() : arrays.sizes().keys();
    }

    /// Where the input of a head begins.
    int from(Input input, int batch, int head) {
        int first = batches.getOrDefault(input, 1) == 1 ? 0 : batch;
        int place = input.ofQuery()
                ? first * arrays.sizes().heads() + head
                : first * arrays.sizes().keyHeads() + arrays.sizes().keyHead(head);
        return Math.multiplyExact(place, Math.multiplyExact(tokens(input), size(input)));
    }
}
