package dev.attest.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.attest.kernels.reference.AnyOrder;
import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The slope of a linear function of all outputs in one direction of all arguments: as PyTorch's gradient has
/// it, and as the dual reading has it, with its error.
record Slopes(double found, double expected, double error) {
    /// A reverse pass rounds each product of a forward one a few times more.
    private static final int REVERSED = 4;

    boolean isTold() {
        return !Double.isNaN(error);
    }

    boolean agrees() {
        return !isTold() || Math.abs(found - expected) <= error;
    }

    /// In the directions of queries, keys, values, parameters, and all of them.
    static Slopes[] of(Mechanism mechanism, Batch batch) {
        var gradients = gradients(mechanism, batch);
        var slopes = new ArrayList<Slopes>();
        for (int kind = 0; kind < 5; kind++) {
            var direction = Batch.random(
                            mechanism, batch.b(), batch.h(), batch.hk(), batch.n(), batch.d(), batch.dv(), 100 + kind)
                    .keeping(batch.keep())
                    .only(kind);
            slopes.add(slope(mechanism, batch, direction, gradients));
        }
        return slopes.toArray(Slopes[]::new);
    }

    private static Slopes slope(Mechanism mechanism, Batch batch, Batch direction, List<double[]> gradients) {
        double found = 0;
        double size = 0;
        var moved = direction.flat(mechanism);
        for (int argument = 0; argument < moved.size(); argument++) {
            for (int entry = 0; entry < moved.get(argument).length; entry++) {
                double product = moved.get(argument)[entry] * gradients.get(argument)[entry];
                found += product;
                size += Math.abs(product);
            }
        }
        try {
            var expected = expected(mechanism, batch, direction);
            double rounding = 8
                    * AnyOrderBounds.DOUBLE
                    * moved.stream().mapToInt(all -> all.length).sum()
                    * size;
            return new Slopes(found, expected.value(), REVERSED * Comparison.DOUBLE.bound(expected) + rounding);
        } catch (Declined | Undefined unknown) {
            return new Slopes(found, Double.NaN, Double.NaN);
        }
    }

    private static AnyOrder expected(Mechanism mechanism, Batch batch, Batch direction) {
        var at = new Rows(mechanism, batch);
        var by = new Rows(mechanism, direction);
        var coefficients = coefficients(batch);
        var total = AnyOrder.exact(0);
        int row = 0;
        for (var place : at.places()) {
            int first = row++ * batch.dv();
            if (at.visible(place).length == 0) {
                continue;
            }
            var outputs = new Gradient<>(Comparison.DOUBLE, mechanism.withoutMask(), at.numbers(place))
                    .ofOutput(by.numbers(place));
            for (int entry = 0; entry < outputs.size(); entry++) {
                var tangent = outputs.get(entry).tangent();
                total = Comparison.DOUBLE.add(
                        total, Comparison.DOUBLE.multiply(AnyOrder.exact(coefficients[first + entry]), tangent));
            }
        }
        return total;
    }

    private static double[] coefficients(Batch batch) {
        var random = new SplittableRandom(9);
        return random.doubles((long) batch.b() * batch.h() * batch.n() * batch.dv(), -1, 1)
                .map(value -> (float) value)
                .toArray();
    }

    static List<double[]> gradients(Mechanism mechanism, Batch batch) {
        return gradients(mechanism, batch, DataType.FLOAT64);
    }

    /// With respect to queries, keys, values and each parameter.
    static List<double[]> gradients(Mechanism mechanism, Batch batch, DataType type) {
        try (var function = TorchFunction.of(TorchSource.of(mechanism, batch.padded()));
                var manager = TorchEngine.manager()) {
            var arguments = batch.arguments(mechanism, manager, type);
            int moving = arguments.size() - (batch.padded() ? 1 : 0);
            arguments.subList(0, moving).forEach(argument -> argument.setRequiresGradient(true));
            var shape = new Shape(batch.b(), batch.h(), batch.n(), batch.dv());
            var coefficients = manager.create(coefficients(batch), shape).toType(type, true);
            try (var collector = TorchEngine.engine().newGradientCollector()) {
                var output = function.apply(arguments.toArray(NDArray[]::new));
                collector.backward(output.mul(coefficients).sum());
            }
            return arguments.subList(0, moving).stream()
                    .map(argument -> argument.getGradient()
                            .toType(DataType.FLOAT64, true)
                            .toDoubleArray())
                    .toList();
        }
    }
}
