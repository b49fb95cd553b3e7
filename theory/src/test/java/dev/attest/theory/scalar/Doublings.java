package dev.attest.theory.scalar;

import java.util.Random;
import java.util.stream.DoubleStream;

/// Doubles of many magnitudes, and the number of doubles between two.
final class Doublings {
    private Doublings() {}

    /// Random sign, random bits, and an exponent of two between two ends.
    static DoubleStream between(int lowExponent, int highExponent, int count, long seed) {
        var random = new Random(seed);
        return DoubleStream.generate(() -> {
                    int exponent = lowExponent + random.nextInt(highExponent - lowExponent + 1);
                    double size = Math.scalb(1 + random.nextDouble(), exponent);
                    return random.nextBoolean() ? size : -size;
                })
                .limit(count);
    }

    /// How many steps from one double to the next lead from lo to hi.
    static long steps(Enclosure enclosure) {
        return Math.subtractExact(ordinal(enclosure.hi()), ordinal(enclosure.lo()));
    }

    private static long ordinal(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }
}
