package dev.attest.theory.separation;

/// A column of the readout as packed random bits, 64 to a word, a set bit being +1. Bit 0 is the sign at the
/// special entry.
final class SignBits {
    private SignBits() {}

    static int words(int width) {
        return (width + Long.SIZE - 1) / Long.SIZE;
    }

    static int sign(long[] words, int bit) {
        return (words[bit / Long.SIZE] >>> bit & 1) == 1 ? 1 : -1;
    }

    /// How many of the bits from `low` on and below `high` are set.
    static int count(long[] words, int low, int high) {
        if (low >= high) {
            return 0;
        }
        int first = low / Long.SIZE;
        int last = (high - 1) / Long.SIZE;
        long start = -1L << low;
        long end = -1L >>> -high;
        if (first == last) {
            return Long.bitCount(words[first] & start & end);
        }
        int count = Long.bitCount(words[first] & start) + Long.bitCount(words[last] & end);
        for (int word = first + 1; word < last; word++) {
            count += Long.bitCount(words[word]);
        }
        return count;
    }
}
