package dev.attest.experiments.studies;

import ai.djl.ndarray.NDArray;
import dev.attest.models.layer.HeadObserver;
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.Optional;

/// What is seen of the rows of a network while it is trained: the least absolute value that they are divided
/// by, in each part of the training, and the largest sum of absolute values of a row. Rows without a value have
/// none.
final class RowWatch implements HeadObserver, AutoCloseable {
    private final Optional<TorchFunction> divisor;
    private final TorchFunction norm;
    private final double[] leastDivisors;
    private double largestNorm;
    private int phase;

    RowWatch(Mechanism mechanism, int phases) {
        divisor = Divisors.least(mechanism).map(RowWatch::compiled);
        norm = compiled(RowNumber.norm(mechanism));
        leastDivisors = new double[phases];
        Arrays.fill(leastDivisors, Double.POSITIVE_INFINITY);
    }

    /// What is seen from now on belongs to this part of the training.
    void enter(int part) {
        phase = part;
    }

    /// For each part; infinite where nothing is divided by what tokens decide.
    double[] leastDivisors() {
        return leastDivisors.clone();
    }

    double largestNorm() {
        return largestNorm;
    }

    @Override
    public void observe(NDArray q, NDArray k, NDArray v) {
        try (var query = q.stopGradient();
                var key = k.stopGradient();
                var value = v.stopGradient()) {
            for (float seen : numbers(norm, query, key, value)) {
                largestNorm = seen > largestNorm ? seen : largestNorm;
            }
            divisor.ifPresent(function -> {
                for (float seen : numbers(function, query, key, value)) {
                    leastDivisors[phase] = seen < leastDivisors[phase] ? seen : leastDivisors[phase];
                }
            });
        }
    }

    private static float[] numbers(TorchFunction function, NDArray... tokens) {
        try (var rows = function.apply(tokens)) {
            return rows.toFloatArray();
        }
    }

    private static TorchFunction compiled(Mechanism mechanism) {
        return TorchFunction.of(TorchSource.of(mechanism, false));
    }

    @Override
    public void close() {
        divisor.ifPresent(TorchFunction::close);
        norm.close();
    }
}
