package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Optional;

/// A parameter of a definition in a layer: one value for each head, trained or fixed.
///
/// @param array    `[heads]`, `[heads, w]` or `[heads, r, c]`
/// @param interval what keeps a learned number in its range
record HeadParameter(Parameter array, Optional<Interval> interval) {
    static HeadParameter fixed(String name, long[] shape, double[] numbers) {
        return new HeadParameter(parameter(name, shape, numbers, false), Optional.empty());
    }

    static HeadParameter learned(String name, long[] shape, double[] numbers, Optional<Interval> interval) {
        var free = numbers.clone();
        interval.ifPresent(range -> {
            for (int head = 0; head < free.length; head++) {
                free[head] = range.free(name, free[head]);
            }
        });
        return new HeadParameter(parameter(name, shape, free, true), interval);
    }

    /// What the definition calls by the name, from the stored array. What is computed for it belongs to the
    /// manager: not to that of the stored array, which outlives many calls.
    NDArray value(NDArray stored, NDManager manager) {
        return interval.map(range -> range.kept(
                        manager.zeros(stored.getShape(), stored.getDataType()).add(stored)))
                .orElse(stored);
    }

    private static Parameter parameter(String name, long[] shape, double[] numbers, boolean trained) {
        return Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(shape))
                .optRequiresGrad(trained)
                .optInitializer(Numbers.startAt(numbers))
                .build();
    }
}
