package dev.attest.verification.refute;

import dev.attest.verification.RoundedDouble;
import dev.attest.verification.RoundedDoubles;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// What is certain of doubles with error bounds.
final class Bounds {
    private static final RoundedDoubles DOUBLES = new RoundedDoubles();

    private Bounds() {}

    static RoundedDouble exact(BigFraction value) {
        return DOUBLES.of(value);
    }

    static RoundedDouble sum(List<RoundedDouble> terms) {
        return terms.stream().reduce(new RoundedDouble(0, 0), DOUBLES::add);
    }

    static RoundedDouble dot(List<RoundedDouble> left, List<RoundedDouble> right) {
        return sum(IntStream.range(0, left.size())
                .mapToObj(place -> DOUBLES.multiply(left.get(place), right.get(place)))
                .toList());
    }

    /// Further in a direction, for certain.
    static boolean isBeyond(List<RoundedDouble> some, List<RoundedDouble> other, List<RoundedDouble> direction) {
        return isPositive(DOUBLES.subtract(dot(some, direction), dot(other, direction)));
    }

    static boolean isPositive(RoundedDouble number) {
        return number.value() > number.error();
    }

    static boolean isNegative(RoundedDouble number) {
        return number.value() < -number.error();
    }

    static boolean differ(RoundedDouble some, RoundedDouble other) {
        var difference = DOUBLES.subtract(some, other);
        return isPositive(difference) || isNegative(difference);
    }

    /// Some entry differs for certain.
    static boolean differ(List<RoundedDouble> some, List<RoundedDouble> others) {
        return IntStream.range(0, some.size()).anyMatch(place -> differ(some.get(place), others.get(place)));
    }
}
