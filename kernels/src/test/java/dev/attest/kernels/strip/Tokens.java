package dev.attest.kernels.strip;

import dev.attest.theory.scalar.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Queries and keys whose entries are multiples of 1/8 in [-2, 2], row after row.
record Tokens(int queries, int keys, int d, float[] q, float[] k) {
    static Tokens random(int queries, int keys, int d, long seed) {
        var random = new SplittableRandom(seed);
        return new Tokens(queries, keys, d, eighths(random, queries * d), eighths(random, keys * d));
    }

    private static float[] eighths(SplittableRandom random, int count) {
        var values = new float[count];
        for (int index = 0; index < count; index++) {
            values[index] = random.nextInt(-16, 17) / 8f;
        }
        return values;
    }

    Point point(int query) {
        var rows = IntStream.range(0, keys).mapToObj(key -> exact(k, key)).toList();
        return new Point(Map.of("d", d), exact(q, query), rows, query, List.of(), Map.of());
    }

    private List<BigFraction> exact(float[] values, int row) {
        return IntStream.range(row * d, row * d + d)
                .mapToObj(index -> new BigFraction((int) (8 * values[index])).divide(8))
                .toList();
    }

    /// The sum of the keys: exact.
    float[] total() {
        var total = new float[d];
        for (int index = 0; index < keys * d; index++) {
            total[index % d] += k[index];
        }
        return total;
    }

    static float[] positions(int first, int count) {
        var positions = new float[count];
        for (int index = 0; index < count; index++) {
            positions[index] = first + index;
        }
        return positions;
    }

    static float[] poisoned(int length) {
        var scratch = new float[length];
        Arrays.fill(scratch, Float.NaN);
        return scratch;
    }
}
