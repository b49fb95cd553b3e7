package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/// Arrays with given numbers.
final class Numbers {
    private Numbers() {}

    static NDArray array(NDManager manager, double[] numbers, Shape shape, DataType type) {
        if (type == DataType.FLOAT64) {
            return manager.create(numbers, shape);
        }
        if (type != DataType.FLOAT32) {
            throw new IllegalArgumentException("precision: expected float32 or float64, got " + type);
        }
        var singles = new float[numbers.length];
        for (int place = 0; place < numbers.length; place++) {
            singles[place] = (float) numbers[place];
        }
        return manager.create(singles, shape);
    }

    /// Starts a parameter at given numbers.
    static Initializer startAt(double[] numbers) {
        return (manager, shape, type) -> array(manager, numbers, shape, type);
    }
}
