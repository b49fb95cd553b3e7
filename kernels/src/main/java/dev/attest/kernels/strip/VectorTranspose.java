package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.SPECIES;
import static dev.attest.kernels.strip.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposes square blocks of V rows of V numbers, V being the numbers in a vector. For s = V/2, ..., 2, 1 the
/// rows i and i + s, where bit s of i is 0, exchange entries: what the first has at l + s and the second at l,
/// for each l whose bit s is 0. Time V log V for V^2 numbers; the later steps work in the place of the result.
final class VectorTranspose {
    private static final Exchange[] STEPS = exchanges();

    private VectorTranspose() {}

    /// @param other lane l for l ^ s
    /// @param odd   where bit s of the lane is 1
    private record Exchange(int s, VectorShuffle<Float> other, VectorMask<Float> odd) {
        FloatVector first(FloatVector a, FloatVector b) {
            return a.blend(b.rearrange(other), odd);
        }

        FloatVector second(FloatVector a, FloatVector b) {
            return a.rearrange(other).blend(b, odd);
        }
    }

    private static Exchange[] exchanges() {
        var steps = new Exchange[Integer.numberOfTrailingZeros(ONE)];
        for (int number = 0; number < steps.length; number++) {
            int s = ONE >> (number + 1);
            var odd = new boolean[ONE];
            for (int lane = 0; lane < ONE; lane++) {
                odd[lane] = (lane & s) != 0;
            }
            steps[number] = new Exchange(
                    s, VectorShuffle.fromOp(SPECIES, lane -> lane ^ s), VectorMask.fromArray(SPECIES, odd, 0));
        }
        return steps;
    }

    static int steps() {
        return STEPS.length;
    }

    /// Rows i and i + s, i < s, become row i, where lane l is the sum of what the first has at l and l ^ s, or of
    /// what the second has where bit s of l is 1.
    static void merge(int step, float[] rows, int from) {
        var by = STEPS[step];
        for (int row = 0; row < by.s(); row++) {
            var a = load(rows, from + row * ONE);
            var b = load(rows, from + (row + by.s()) * ONE);
            by.first(a, b).add(by.second(a, b)).intoArray(rows, from + row * ONE);
        }
    }

    /// Transposes `high x wide` blocks that lie next to each other: rows of the source, `step` apart, become
    /// columns.
    static void blocks(float[] rows, int from, int step, int high, int wide, float[] out, int to, int outStep) {
        for (int row = 0; row < high; row++) {
            for (int column = 0; column < wide; column++) {
                int source = from + row * ONE * step + column * ONE;
                block(rows, source, step, out, to + column * ONE * outStep + row * ONE, outStep);
            }
        }
    }

    private static void block(float[] rows, int from, int step, float[] out, int to, int outStep) {
        exchange(STEPS[0], rows, from, step, out, to, outStep);
        for (int number = 1; number < STEPS.length; number++) {
            exchange(STEPS[number], out, to, outStep, out, to, outStep);
        }
    }

    private static void exchange(Exchange by, float[] rows, int from, int step, float[] out, int to, int outStep) {
        int s = by.s();
        for (int pair = 0; pair < ONE / 2; pair++) {
            int row = (pair & -s) + pair;
            var a = load(rows, from + row * step);
            var b = load(rows, from + (row + s) * step);
            by.first(a, b).intoArray(out, to + row * outStep);
            by.second(a, b).intoArray(out, to + (row + s) * outStep);
        }
    }
}
