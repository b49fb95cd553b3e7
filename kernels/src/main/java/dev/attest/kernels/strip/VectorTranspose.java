package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.SPECIES;
import static dev.attest.kernels.strip.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposes square blocks of V rows of V numbers, V being the numbers in a vector. For s = V/2, ..., 2, 1 the
/// rows i and i + s, where bit s of i is 0, exchange entries: what the first has at l + s and the second at l,
/// for each l whose bit s is 0. Two such steps are taken at once, in four rows; the later ones work in the
/// place of the result. Time V log V for V^2 numbers.
final class VectorTranspose {
    /// Steps, log V.
    static final int STEPS = Integer.numberOfTrailingZeros(ONE);

    private static final Exchange FIRST = exchange(0);
    private static final Exchange SECOND = exchange(1);
    private static final Exchange THIRD = exchange(2);
    private static final Exchange FOURTH = exchange(3);
    private static final int QUARTER = ONE / 4;

    private VectorTranspose() {}

    /// @param other lane l for l ^ s
    /// @param odd   where bit s of the lane is 1
    private record Exchange(VectorShuffle<Float> other, VectorMask<Float> odd) {
        FloatVector first(FloatVector a, FloatVector b) {
            return a.blend(b.rearrange(other), odd);
        }

        FloatVector second(FloatVector a, FloatVector b) {
            return a.rearrange(other).blend(b, odd);
        }
    }

    private static Exchange exchange(int step) {
        int s = ONE >> (step + 1);
        var odd = new boolean[ONE];
        for (int lane = 0; lane < ONE; lane++) {
            odd[lane] = (lane & s) != 0;
        }
        return new Exchange(VectorShuffle.fromOp(SPECIES, lane -> lane ^ s), VectorMask.fromArray(SPECIES, odd, 0));
    }

    /// Rows i and i + s, i < s, become row i, where lane l is the sum of what the first has at l and l ^ s, or
    /// of what the second has where bit s of l is 1.
    static void merge(int step, float[] rows, int from) {
        var by = switch (step) {
            case 0 -> FIRST;
            case 1 -> SECOND;
            case 2 -> THIRD;
            default -> FOURTH;
        };
        int s = ONE >> (step + 1);
        for (int row = 0; row < s; row++) {
            var a = load(rows, from + row * ONE);
            var b = load(rows, from + (row + s) * ONE);
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
        firstTwo(rows, from, step, out, to, outStep);
        if (STEPS == 4) {
            lastTwo(out, to, outStep);
        } else if (STEPS == 3) {
            third(out, to, outStep);
        }
    }

    private static void firstTwo(float[] rows, int from, int step, float[] out, int to, int outStep) {
        for (int row = 0; row < QUARTER; row++) {
            int at = from + row * step;
            var a = load(rows, at);
            var b = load(rows, at + QUARTER * step);
            var c = load(rows, at + 2 * QUARTER * step);
            var d = load(rows, at + 3 * QUARTER * step);
            var low = FIRST.first(a, c);
            var high = FIRST.second(a, c);
            var lower = FIRST.first(b, d);
            var higher = FIRST.second(b, d);
            int place = to + row * outStep;
            SECOND.first(low, lower).intoArray(out, place);
            SECOND.second(low, lower).intoArray(out, place + QUARTER * outStep);
            SECOND.first(high, higher).intoArray(out, place + 2 * QUARTER * outStep);
            SECOND.second(high, higher).intoArray(out, place + 3 * QUARTER * outStep);
        }
    }

    private static void lastTwo(float[] out, int to, int step) {
        for (int row = 0; row < ONE; row += 4) {
            int at = to + row * step;
            var a = load(out, at);
            var b = load(out, at + step);
            var c = load(out, at + 2 * step);
            var d = load(out, at + 3 * step);
            var low = THIRD.first(a, c);
            var high = THIRD.second(a, c);
            var lower = THIRD.first(b, d);
            var higher = THIRD.second(b, d);
            FOURTH.first(low, lower).intoArray(out, at);
            FOURTH.second(low, lower).intoArray(out, at + step);
            FOURTH.first(high, higher).intoArray(out, at + 2 * step);
            FOURTH.second(high, higher).intoArray(out, at + 3 * step);
        }
    }

    private static void third(float[] out, int to, int step) {
        for (int row = 0; row < ONE; row += 2) {
            int at = to + row * step;
            var a = load(out, at);
            var b = load(out, at + step);
            THIRD.first(a, b).intoArray(out, at);
            THIRD.second(a, b).intoArray(out, at + step);
        }
    }
}
