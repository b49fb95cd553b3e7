package dev.attest.experiments.studies.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number as it is printed, such as `6.48M`: every count that rounds to its last digit agrees with it.
record Printed(Quantity quantity, String text) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Printed {
        if (text.length() < 2 || text.charAt(text.length() - 1) != quantity.unit()) {
            throw new IllegalArgumentException(
                    quantity.words() + ": expected a number and " + quantity.unit() + ", got '" + text + "'");
        }
    }

    /// The printed digits.
    BigDecimal digits() {
        return new BigDecimal(text.substring(0, text.length() - 1));
    }

    /// A count, rounded to as many places, halves up.
    String roundedLike(long count) {
        return rounded(count).toPlainString() + quantity.unit();
    }

    boolean agrees(long count) {
        return rounded(count).compareTo(digits()) == 0;
    }

    /// Whether a count lies within a hundredth of the printed number.
    boolean isWithinAHundredth(long count) {
        var value = digits().scaleByPowerOfTen(quantity.power());
        return BigDecimal.valueOf(count).subtract(value).abs().multiply(HUNDRED).compareTo(value) <= 0;
    }

    /// The printed number over a count, less one, in percent.
    double excess(long count) {
        return percent(digits(), count);
    }

    /// The ends of what is printed like this, compared in the same way.
    double lowestExcess(long count) {
        return percent(digits().subtract(halfUnit()), count);
    }

    double highestExcess(long count) {
        return percent(digits().add(halfUnit()), count);
    }

    private BigDecimal halfUnit() {
        return HALF.scaleByPowerOfTen(-digits().scale());
    }

    private BigDecimal rounded(long count) {
        return BigDecimal.valueOf(count)
                .scaleByPowerOfTen(-quantity.power())
                .setScale(Math.max(0, digits().scale()), RoundingMode.HALF_UP);
    }

    private double percent(BigDecimal number, long count) {
        double ratio = number.scaleByPowerOfTen(quantity.power()).doubleValue() / count;
        return 100 * (ratio - 1);
    }
}
