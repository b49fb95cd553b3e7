package dev.attest.experiments.arrays;

/// Where numbers go.
interface NumberSink {
    /// @param index the place of the number in row-major order
    void put(int index, double value);
}
