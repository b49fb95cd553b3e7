package dev.attest.theory.formula;

import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A number, vector or matrix shared by all tokens that the file declares without a value. A verdict speaks of
/// every number in the range, and of almost every drawn or learned vector or matrix.
///
/// @param range the open or closed interval that `in (a, b)` names, for a number
public record Parameter(String name, Shape shape, Origin origin, Optional<Range> range) {
    /// Where its values come from.
    public enum Origin {
        GIVEN,
        NORMAL,
        ORTHOGONAL,
        SIGN,
        LEARNED
    }

    /// An interval with exact ends; an end counts where `...Closed` says so.
    public record Range(BigFraction low, boolean lowClosed, BigFraction high, boolean highClosed) {
        public boolean contains(BigFraction value) {
            int below = value.compareTo(low);
            int above = value.compareTo(high);
            return (below > 0 || below == 0 && lowClosed) && (above < 0 || above == 0 && highClosed);
        }
    }
}
