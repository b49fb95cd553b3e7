package dev.attest.models.layer;

import dev.attest.kernels.reference.AnyOrder;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Numbers with bounds, from arrays.
final class AnyOrderRows {
    private AnyOrderRows() {}

    static List<AnyOrder> exact(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(AnyOrder::exact).toList();
    }

    static <N> List<List<N>> rows(List<N> numbers, int width) {
        return IntStream.range(0, numbers.size() / width)
                .mapToObj(row -> numbers.subList(row * width, (row + 1) * width))
                .toList();
    }

    /// The layer of a trial as if it were of this definition.
    static BlockReading<AnyOrder> reading(Trial trial, Mechanism mechanism, AnyOrderBounds scalars) {
        var stored = new TreeMap<String, List<AnyOrder>>();
        trial.stored().forEach((name, numbers) -> stored.put(name, exact(numbers)));
        return new BlockReading<>(scalars, trial.block, mechanism, stored);
    }
}
