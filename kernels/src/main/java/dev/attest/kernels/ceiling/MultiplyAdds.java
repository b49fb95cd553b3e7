package dev.attest.kernels.ceiling;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Sixteen chains of `x -> x a + b` in registers: more than the latency of one needs, and no memory.
final class MultiplyAdds extends Probe {
    private static final int CHAINS = 16;
    private static final int STEPS = 2000;
    private static final float FACTOR = 0.5f;

    private double result;

    @Override
    long run() {
        result += Vectors.chains(STEPS, FACTOR, (float) result);
        return (long) STEPS * CHAINS * Vectors.LANES;
    }

    @Override
    double result() {
        return result;
    }

    /// The vectors, apart from a class that may be touched without their module.
    private static final class Vectors {
        static final int LANES = FloatVector.SPECIES_PREFERRED.length();

        private Vectors() {}

        static float chains(int steps, float factor, float summand) {
            var a = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, factor);
            var b = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, summand * Float.MIN_NORMAL + 1);
            var x0 = b;
            var x1 = a;
            var x2 = b;
            var x3 = a;
            var x4 = b;
            var x5 = a;
            var x6 = b;
            var x7 = a;
            var x8 = b;
            var x9 = a;
            var x10 = b;
            var x11 = a;
            var x12 = b;
            var x13 = a;
            var x14 = b;
            var x15 = a;
            for (int step = 0; step < steps; step++) {
                x0 = x0.fma(a, b);
                x1 = x1.fma(a, b);
                x2 = x2.fma(a, b);
                x3 = x3.fma(a, b);
                x4 = x4.fma(a, b);
                x5 = x5.fma(a, b);
                x6 = x6.fma(a, b);
                x7 = x7.fma(a, b);
                x8 = x8.fma(a, b);
                x9 = x9.fma(a, b);
                x10 = x10.fma(a, b);
                x11 = x11.fma(a, b);
                x12 = x12.fma(a, b);
                x13 = x13.fma(a, b);
                x14 = x14.fma(a, b);
                x15 = x15.fma(a, b);
            }
            var low = x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6).add(x7);
            var high = x8.add(x9).add(x10).add(x11).add(x12).add(x13).add(x14).add(x15);
            return low.add(high).reduceLanes(VectorOperators.ADD) * 1e-6f;
        }
    }
}
