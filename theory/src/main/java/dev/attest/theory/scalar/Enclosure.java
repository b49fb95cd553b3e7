package dev.attest.theory.scalar;

import org.apache.commons.math3.fraction.BigFraction;

/// The real numbers from `lo` to `hi`. An end is infinite only where the finite doubles end: `lo` may be
/// -infinity and `hi` may be +infinity, and the numbers enclosed are finite all the same.
public record Enclosure(double lo, double hi) {
    public static final Enclosure ZERO = point(0);
    public static final Enclosure ONE = point(1);

    public Enclosure {
        boolean ordered = lo <= hi;
        if (!ordered || lo == Double.POSITIVE_INFINITY || hi == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("enclosure: expected lo <= hi, got [" + lo + ", " + hi + "]");
        }
        lo += 0.0;
        hi += 0.0;
    }

    public static Enclosure point(double value) {
        return new Enclosure(value, value);
    }

    /// The narrowest enclosure of an exact number.
    public static Enclosure of(BigFraction value) {
        double down = Rounding.down(value);
        boolean exact = down != Double.NEGATIVE_INFINITY && Rounding.compare(down, value) == 0;
        return new Enclosure(down, exact ? down : Math.nextUp(down));
    }

    /// The enclosure that [#toString] wrote: `[lo, hi]` with two decimal or hexadecimal floats, each of which
    /// stands for the double that it denotes.
    public static Enclosure parse(String text) {
        var ends = text.strip().split(",", -1);
        if (ends.length != 2 || !ends[0].startsWith("[") || !ends[1].endsWith("]")) {
            throw new IllegalArgumentException("enclosure: expected [lo, hi], got " + text);
        }
        return parse(ends[0].substring(1), ends[1].substring(0, ends[1].length() - 1));
    }

    /// The enclosure with two ends written apart.
    public static Enclosure parse(String lo, String hi) {
        try {
            return new Enclosure(Double.parseDouble(lo.strip()), Double.parseDouble(hi.strip()));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("enclosure: expected two floats, got " + lo + " and " + hi, notANumber);
        }
    }

    public boolean isPoint() {
        return lo == hi;
    }

    public boolean contains(double value) {
        return lo <= value && value <= hi;
    }

    public boolean contains(BigFraction value) {
        return (lo == Double.NEGATIVE_INFINITY || Rounding.compare(lo, value) <= 0)
                && (hi == Double.POSITIVE_INFINITY || Rounding.compare(hi, value) >= 0);
    }

    public boolean contains(Enclosure other) {
        return lo <= other.lo && other.hi <= hi;
    }

    /// The narrowest enclosure of both.
    public Enclosure hull(Enclosure other) {
        return new Enclosure(Math.min(lo, other.lo), Math.max(hi, other.hi));
    }

    /// A finite double inside, near the middle.
    public double middle() {
        double low = Math.max(lo, -Double.MAX_VALUE);
        double high = Math.min(hi, Double.MAX_VALUE);
        return Math.clamp(low / 2 + high / 2, low, high);
    }

    /// Decimal floats that [#parse] turns into the same ends.
    @Override
    public String toString() {
        return "[" + lo + ", " + hi + "]";
    }
}
