package dev.attest.experiments.studies;

import ai.djl.ndarray.NDArray;
import dev.attest.models.layer.HeadObserver;
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.Optional;

/// The least absolute value of what the rows of a network are divided by, in each part of its training; infinite
/// where nothing is divided by what tokens decide.
final class DivisorWatch implements HeadObserver, AutoCloseable {
    private final Optional<TorchFunction> divisor;
    private final double[] least;
    private int phase;

    DivisorWatch(Mechanism mechanism, int phases) {
        divisor = Divisors.least(mechanism).map(reading -> TorchFunction.of(TorchSource.of(reading, false)));
        least = new double[phases];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
    }

    /// What is seen from now on belongs to this part of the training.
    void enter(int part) {
        phase = part;
    }

    /// For each part.
    double[] least() {
        return least.clone();
    }

    @Override
    public void observe(NDArray q, NDArray k, NDArray v) {
        divisor.ifPresent(function -> {
            try (var query = q.stopGradient();
                    var key = k.stopGradient();
                    var value = v.stopGradient();
                    var divisors = function.apply(query, key, value);
                    var smallest = divisors.min()) {
                double seen = smallest.getFloat();
                least[phase] = Double.isNaN(seen) ? least[phase] : Math.min(least[phase], seen);
            }
        });
    }

    @Override
    public void close() {
        divisor.ifPresent(TorchFunction::close);
    }
}
