package dev.attest.experiments.study;

/// A stream of random numbers whose every bit is specified here, so that a seed means the same on every JDK.
///
/// SplitMix64 [Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", figure 17 with the
/// output mix of Stafford's variant 13]: the state grows by the golden ratio, and each state is mixed into an
/// output.
public final class Randomness {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int DOUBLE_BITS = 53;
    private static final double DOUBLE_UNIT = 0x1p-53;

    private long state;

    public Randomness(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// Uniform on {0, ..., bound - 1}: draws of 63 bits, turned down while they fall in the incomplete last
    /// block.
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound: expected a positive number, got " + bound);
        }
        while (true) {
            long draw = nextLong() >>> 1;
            long remainder = draw % bound;
            if (draw - remainder + (bound - 1) >= 0) {
                return (int) remainder;
            }
        }
    }

    /// Uniform on the multiples of 2^-53 in [0, 1).
    public double nextDouble() {
        return (nextLong() >>> (Long.SIZE - DOUBLE_BITS)) * DOUBLE_UNIT;
    }

    /// Uniform on [low, high).
    public double nextDouble(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /// Standard normal, by Marsaglia's polar method; the second number of each pair is not kept.
    public double nextGaussian() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /// `count` of the numbers 0, ..., size - 1 without replacement, in the order drawn (the first steps of a
    /// Fisher-Yates shuffle).
    public int[] sample(int size, int count) {
        if (count > size) {
            throw new IllegalArgumentException("count: expected at most " + size + ", got " + count);
        }
        var deck = new int[size];
        for (int place = 0; place < size; place++) {
            deck[place] = place;
        }
        var drawn = new int[count];
        for (int place = 0; place < count; place++) {
            int other = place + nextInt(size - place);
            drawn[place] = deck[other];
            deck[other] = deck[place];
        }
        return drawn;
    }
}
