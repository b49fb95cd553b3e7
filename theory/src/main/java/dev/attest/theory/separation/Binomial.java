package dev.attest.theory.separation;

import java.math.BigInteger;
import java.util.Collection;
import java.util.TreeMap;

/// Sign vectors of length `size` by their number of +1.
final class Binomial {
    private final TreeMap<Integer, BigInteger> fromHere = new TreeMap<>();

    /// Counts from the numbers of +1 in `wanted` on; each at most `size + 1`.
    Binomial(int size, Collection<Integer> wanted) {
        var from = BigInteger.ZERO;
        var choose = BigInteger.ONE;
        if (wanted.contains(size + 1)) {
            fromHere.put(size + 1, from);
        }
        for (int count = size; count >= 0; count--) {
            from = from.add(choose);
            if (wanted.contains(count)) {
                fromHere.put(count, from);
            }
            choose = choose.multiply(BigInteger.valueOf(count)).divide(BigInteger.valueOf(size - count + 1L));
        }
    }

    /// How many vectors have at least `low` and fewer than `high`.
    BigInteger between(int low, int high) {
        return low >= high ? BigInteger.ZERO : from(low).subtract(from(high));
    }

    private BigInteger from(int count) {
        BigInteger vectors = fromHere.get(count);
        if (vectors == null) {
            throw new IllegalArgumentException("count: expected one of " + fromHere.keySet() + ", got " + count);
        }
        return vectors;
    }
}
