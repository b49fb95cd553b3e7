package dev.attest.kernels.ceiling;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Reads an array that no cache holds, from one end to the other.
class Reading extends Probe {
    private static final int LENGTH = 1 << 25;
    private static final int PIECE = 1 << 16;

    private final float[] memory = new float[LENGTH];
    private int at;
    private double result;

    Reading() {
        Arrays.fill(memory, 1e-9f);
    }

    @Override
    final long run() {
        result += sum(memory, at, at + PIECE);
        at = (at + PIECE) % LENGTH;
        return (long) PIECE * Float.BYTES;
    }

    @Override
    final double result() {
        return result;
    }

    /// Sums the numbers `from` to `to - 1`.
    float sum(float[] numbers, int from, int to) {
        return Vectors.sum(numbers, from, to);
    }

    /// The vectors, apart from a class that may be touched without their module.
    private static final class Vectors {
        private Vectors() {}

        static float sum(float[] memory, int from, int to) {
            var species = FloatVector.SPECIES_PREFERRED;
            int lanes = species.length();
            var x0 = FloatVector.zero(species);
            var x1 = x0;
            var x2 = x0;
            var x3 = x0;
            for (int at = from; at < to; at += 4 * lanes) {
                x0 = x0.add(FloatVector.fromArray(species, memory, at));
                x1 = x1.add(FloatVector.fromArray(species, memory, at + lanes));
                x2 = x2.add(FloatVector.fromArray(species, memory, at + 2 * lanes));
                x3 = x3.add(FloatVector.fromArray(species, memory, at + 3 * lanes));
            }
            return x0.add(x1).add(x2.add(x3)).reduceLanes(VectorOperators.ADD);
        }
    }
}
