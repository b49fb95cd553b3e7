package dev.attest.theory.separation;

/// By how much a column of the readout fires one network, in doubles: computed from closed forms or from
/// weights, not from the thresholds of an exact law, and so an independent look at what that law says.
abstract sealed class ColumnMargin permits AttentionMargin, RegressionMargin, LogitMargin {
    private static final double ROUNDING = 0x1p-53;
    private static final int OPERATIONS = 32;
    private static final int STEPS = 4;

    private long nearTies;

    /// `max_i <c_i, y> - threshold`, up to a factor that all share; the column fires where it is not negative.
    abstract double margin(long[] column);

    /// No margin is further than this from what it would be without rounding.
    abstract double rounding();

    /// The same decided exactly, for columns so close to the threshold that rounding could decide.
    abstract boolean firesExactly(long[] column);

    final boolean fires(long[] column) {
        double margin = margin(column);
        if (Math.abs(margin) > rounding()) {
            return margin > 0;
        }
        nearTies++;
        return firesExactly(column);
    }

    /// How many columns were within rounding of the threshold so far.
    final long nearTies() {
        return nearTies;
    }

    /// A bound on the rounding of a sum of shares. An exponential of a logit computed in seven roundings has
    /// the relative error `7 |logit| + 2` units, a quotient of sums of few of them twice as much and ten units
    /// more; the shares are multiplied by exact integers and add up to `size` at most.
    ///
    /// @param size      of the threshold and all summands together
    /// @param condition the greatest factor by which a score magnifies the relative error of its argument
    static double rounding(double size, double condition) {
        return size * OPERATIONS * (condition + STEPS) * ROUNDING;
    }
}
