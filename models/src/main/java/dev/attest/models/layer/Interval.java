package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.attest.theory.formula.Parameter;

/// A learned number kept in its range: `low + (high - low) (e + (1 - 2 e) sigmoid(r))` for a free number r and
/// `e = 2^-12`. What is trained is r. The margin e keeps the number off the ends, where its derivative in r
/// would vanish and where an open range has no number.
record Interval(double low, double high) {
    private static final double MARGIN = 0x1p-12;

    /// Rounding, of the ends and of three operations in single precision, is a few units of the larger end.
    private static final double ROUNDING = 8 * 0x1p-24;

    /// @throws IllegalArgumentException if single precision cannot keep a number off the ends
    static Interval of(String name, Parameter.Range range) {
        double low = range.low().doubleValue();
        double high = range.high().doubleValue();
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (!((high - low) * MARGIN > ROUNDING * size)) {
            throw new IllegalArgumentException("parameter " + name + ": expected a range wide enough for single"
                    + " precision, got " + low + " to " + high);
        }
        return new Interval(low, high);
    }

    double middle() {
        return (low + high) / 2;
    }

    /// The free number at which the number is `value`.
    ///
    /// @throws IllegalArgumentException if `value` is not inside the margins
    double free(String name, double value) {
        double share = ((value - low) / (high - low) - MARGIN) / (1 - 2 * MARGIN);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("parameter " + name + ": expected a value inside " + low + " to " + high
                    + ", off its ends by 1/4096 of its width, got " + value);
        }
        return StrictMath.log(share / (1 - share));
    }

    /// The factor is an array of its own: the one that DJL makes for `mul(Number)` is freed at once, and the
    /// gradient still reads it.
    NDArray kept(NDArray free) {
        double span = high - low;
        var factor = free.getManager().create(span * (1 - 2 * MARGIN)).toType(free.getDataType(), true);
        return Activation.sigmoid(free).mul(factor).add(low + span * MARGIN);
    }
}
