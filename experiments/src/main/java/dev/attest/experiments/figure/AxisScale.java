package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Where a number lies on an axis, and which numbers are marked on it.
///
/// @param low  the number at the start
/// @param high the number at the end
/// @param from the coordinate at the start
/// @param to   the coordinate at the end
record AxisScale(boolean logarithmic, double low, double high, double from, double to) {
    private static final int MOST_TICKS = 6;
    private static final int MOST_FINE_DECADES = 3;
    private static final int[] ROUND = {1, 2, 5};
    private static final int TICK_DIGITS = 6;

    /// From the least to the greatest of some numbers; linear axes are widened to round numbers.
    static AxisScale around(Plot.Axis axis, double[] numbers, double from, double to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number) && !(axis.logarithmic() && number <= 0)) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        if (low > high) {
            return new AxisScale(axis.logarithmic(), 1, 2, from, to);
        }
        if (axis.logarithmic()) {
            return new AxisScale(true, low, high > low ? high : 2 * low, from, to);
        }
        double step = step(low, high > low ? high : low + 1);
        double start = StrictMath.floor(low / step) * step;
        double end = StrictMath.ceil((high > low ? high : low + 1) / step) * step;
        return new AxisScale(false, start, end, from, to);
    }

    double place(double number) {
        double share =
                logarithmic ? StrictMath.log(number / low) / StrictMath.log(high / low) : (number - low) / (high - low);
        return from + share * (to - from);
    }

    List<Double> ticks() {
        return logarithmic ? logarithmicTicks() : linearTicks();
    }

    static String text(double tick) {
        var exact = new BigDecimal(tick).round(new MathContext(TICK_DIGITS)).stripTrailingZeros();
        return exact.toPlainString().replace('-', '−');
    }

    private List<Double> linearTicks() {
        var ticks = new ArrayList<Double>();
        double step = step(low, high);
        long first = (long) StrictMath.ceil(low / step);
        for (long count = first; count * step <= high + step / 2; count++) {
            ticks.add(count * step);
        }
        return ticks;
    }

    private List<Double> logarithmicTicks() {
        var ticks = new ArrayList<Double>();
        int first = (int) StrictMath.floor(StrictMath.log10(low));
        int last = (int) StrictMath.ceil(StrictMath.log10(high));
        for (int decade = first; decade <= last; decade++) {
            for (int multiple : ROUND) {
                double tick =
                        BigDecimal.valueOf(multiple).scaleByPowerOfTen(decade).doubleValue();
                boolean shown = multiple == 1 || last - first <= MOST_FINE_DECADES;
                if (shown && tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /// The least of 1, 2, 5 times a power of ten that makes few enough steps.
    private static double step(double low, double high) {
        int decade = (int) StrictMath.floor(StrictMath.log10((high - low) / MOST_TICKS));
        for (int power = decade; ; power++) {
            for (int multiple : ROUND) {
                double step =
                        BigDecimal.valueOf(multiple).scaleByPowerOfTen(power).doubleValue();
                if ((high - low) / step <= MOST_TICKS) {
                    return step;
                }
            }
        }
    }
}
