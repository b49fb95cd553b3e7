package dev.attest.experiments.bench;

/// The time of a kernel as a start and a pace: `start + work / pace`, the work in nanoseconds at the ceiling.
/// Two measured times settle both.
///
/// @param start nanoseconds that a run takes without any work, at least 0
/// @param slope nanoseconds for each nanosecond at the ceiling: one over the share of the ceiling
record CostModel(double start, double slope) {
    /// @param work at the ceiling, the smaller first
    /// @param time measured
    static CostModel through(double[] work, double[] time) {
        double slope = (time[1] - time[0]) / (work[1] - work[0]);
        double start = time[0] - slope * work[0];
        return slope > 0 && start >= 0 ? new CostModel(start, slope) : new CostModel(0, time[1] / work[1]);
    }

    double time(double work) {
        return start + slope * work;
    }
}
