package dev.attest.experiments.bench;

import java.util.List;
import java.util.OptionalDouble;

/// From which length on a kernel takes less time than our own softmax.
///
/// @param calibration the two lengths whose times the prediction is made from
/// @param predicted   before anything else was measured; empty if there is no such length in the range that was
///     looked at
/// @param measured    where the ratio of times, fitted by a power of n, is one; empty if nothing was measured
public record Crossover(
        String name, List<Integer> calibration, OptionalDouble predicted, List<Point> points, OptionalDouble measured) {
    public Crossover {
        calibration = List.copyOf(calibration);
        points = List.copyOf(points);
    }

    /// @param ours    nanoseconds of a run of the kernel
    /// @param softmax nanoseconds of a run of softmax, pair by pair
    public record Point(int n, Samples ours, Samples softmax) {
        /// How many times as long softmax takes.
        public double ratio() {
            return softmax.over(ours).median();
        }
    }

    /// The predicted length over the measured one, where both are there.
    public OptionalDouble error() {
        return predicted.isPresent() && measured.isPresent()
                ? OptionalDouble.of(predicted.getAsDouble() / measured.getAsDouble() - 1)
                : OptionalDouble.empty();
    }
}
