package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A query and keys whose entries are multiples of 1/8 in [-2, 2]: inner products and sums of them are exact in
/// doubles.
record Instance(int n, int d, double[] query, double[] keys, int position) {
    static Instance random(int n, int d, long seed) {
        var random = new SplittableRandom(seed);
        return new Instance(n, d, eighths(random, d), eighths(random, n * d), n - 1);
    }

    private static double[] eighths(SplittableRandom random, int count) {
        return random.ints(count, -16, 17).mapToDouble(whole -> whole / 8.0).toArray();
    }

    double[] reference(Mechanism mechanism) {
        var weights = new double[n];
        ReferenceAttention.of(mechanism, d, Map.of()).keys(keys, n).row(query, position, weights);
        return weights;
    }

    Point point() {
        var rows =
                IntStream.range(0, n).mapToObj(key -> fractions(keys, key * d)).toList();
        return new Point(Map.of("d", d), fractions(query, 0), rows, position, List.of(), Map.of());
    }

    private List<BigFraction> fractions(double[] values, int from) {
        return IntStream.range(from, from + d)
                .mapToObj(entry -> new BigFraction((long) (8 * values[entry])).divide(8))
                .toList();
    }

    /// What is true of one entry of a row.
    enum Finding {
        INSIDE,
        OUTSIDE,
        BOTH_UNDEFINED,
        ONE_UNDEFINED,
        DECLINED
    }

    /// How one computed weight agrees with its enclosure.
    Finding compare(Mechanism mechanism, int key, double weight) {
        try {
            var enclosure = new Evaluator<>(new Enclosures(), mechanism, point()).weight(key);
            return inside(enclosure, weight);
        } catch (Undefined noValue) {
            return Double.isNaN(weight) ? Finding.BOTH_UNDEFINED : Finding.ONE_UNDEFINED;
        } catch (Declined unknown) {
            return Finding.DECLINED;
        }
    }

    private static Finding inside(Enclosure enclosure, double weight) {
        if (Double.isNaN(weight)) {
            boolean overflowed = Double.isInfinite(enclosure.lo()) || Double.isInfinite(enclosure.hi());
            return overflowed ? Finding.DECLINED : Finding.ONE_UNDEFINED;
        }
        return enclosure.contains(weight) ? Finding.INSIDE : Finding.OUTSIDE;
    }
}
