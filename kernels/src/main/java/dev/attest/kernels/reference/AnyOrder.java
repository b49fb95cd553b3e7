package dev.attest.kernels.reference;

/// A number and what a computation in another precision and another order may be off.
///
/// @param value by the formula, in double precision
/// @param error what it may be off beside `steps`
/// @param size  the sum of the absolute values of the terms that it is a sum of, at least its own
/// @param steps the most roundings that one of those terms goes through
public record AnyOrder(double value, double error, double size, int steps) {
    /// A number that the other precision has as it is.
    public static AnyOrder exact(double value) {
        return new AnyOrder(value, 0, Math.abs(value), 0);
    }
}
