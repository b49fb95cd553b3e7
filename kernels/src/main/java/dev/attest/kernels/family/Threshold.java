package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;

/// For each row in the lanes the t with `f(t) = sum_j max(x_j - t, 0)^p = 1`, where the greatest x is 0 and `p
/// = 1 / (alpha - 1)`. It lies between -1, where the greatest alone gives 1, and `-n^(-1/p)`, where n of them
/// give no more.
///
/// Where p is 1 or 2, steps are Newton's from a point where f >= 1: f is convex, so the next is one too, and
/// for p = 1 the steps are those of Michelot's algorithm. A step that leaves more than half of the bracket is
/// followed by one that halves it, so that 24 pairs of them bring it below 2^-24; for other p all of them halve
/// it. A row is done when its bracket is a unit in the last place, or `f - 1` is below 2^-23, its slope being
/// at least p. Sums are carried in doubles from tile to tile; so t is within `2^-23 + gamma(W) / min(p, 1)` of
/// where f is 1.
///
/// For one thread.
final class Threshold {
    /// Halvings that bring a bracket of length 1 to a unit in the last place.
    private static final int HALVINGS = 24;

    /// What f may be above 1.
    private static final double ENOUGH = 0x1p-23;

    private static final float[] TINY = {Float.MIN_NORMAL};

    private final Loops loops;
    private final int lanes;
    private final float[] scratch;
    private final int at;
    private final int sum;
    private final int sign;
    private final int rest;
    private final double power;
    private final boolean smooth;
    private final float[] exponent;
    private final double[] low;
    private final double[] high;
    private final double[] next;
    private final double[] value;
    private final double[] slope;
    private final boolean[] halve;
    private final boolean[] done;

    Threshold(Loops loops, double alpha, float[] scratch, int from) {
        this.loops = loops;
        this.lanes = loops.lanes();
        this.scratch = scratch;
        this.at = from;
        this.sum = at + lanes;
        this.sign = sum + lanes;
        this.rest = sign + lanes * lanes + lanes;
        this.power = 1 / (alpha - 1);
        this.smooth = power == 1 || power == 2;
        this.exponent = new float[] {(float) power};
        this.low = new double[lanes];
        this.high = new double[lanes];
        this.next = new double[lanes];
        this.value = new double[lanes];
        this.slope = new double[lanes];
        this.halve = new boolean[lanes];
        this.done = new boolean[lanes];
    }

    /// Numbers of scratch memory.
    static int scratch(Loops loops) {
        return (2 * loops.lanes() + 3) * loops.lanes();
    }

    /// The sums of the powers at t, one for each lane.
    Operand total() {
        return Operand.row(scratch, sum);
    }

    /// Finds t for the keys whose `[keys][lanes]` begin at `scores`.
    void find(int scores, int keys) {
        Arrays.fill(low, -1);
        Arrays.fill(high, -Math.pow(keys, -1 / power));
        System.arraycopy(low, 0, next, 0, lanes);
        Arrays.fill(halve, !smooth);
        Arrays.fill(done, false);
        boolean open = true;
        for (int step = 0; step < 2 * HALVINGS && open; step++) {
            evaluate(scores, keys, next);
            open = false;
            for (int lane = 0; lane < lanes; lane++) {
                done[lane] = done[lane] || !step(lane);
                open |= !done[lane];
            }
        }
        evaluate(scores, keys, low);
        for (int lane = 0; lane < lanes; lane++) {
            scratch[sum + lane] = (float) value[lane];
        }
    }

    /// Narrows the bracket of a row to where f was evaluated, and says where to evaluate it next, if anywhere.
    private boolean step(int lane) {
        double before = high[lane] - low[lane];
        double place = next[lane];
        boolean above = value[lane] >= 1;
        low[lane] = above ? place : low[lane];
        high[lane] = above ? high[lane] : place;
        double left = high[lane] - low[lane];
        if (!(left > Math.ulp((float) low[lane])) || above && value[lane] - 1 <= ENOUGH) {
            return false;
        }
        boolean newton = smooth && above && !halve[lane];
        halve[lane] = !smooth || !halve[lane] && left > before / 2;
        double further = newton ? (value[lane] - 1) / (power * slope[lane]) : left / 2;
        next[lane] = (float) (low[lane] + Math.min(further, left));
        return true;
    }

    /// f at a t for each lane and, where p is 1 or 2, `sum_j max(x_j - t, 0)^(p - 1)`, with `0^0 = 0`.
    private void evaluate(int scores, int keys, double[] places) {
        for (int lane = 0; lane < lanes; lane++) {
            scratch[at + lane] = (float) places[lane];
        }
        Arrays.fill(value, 0);
        Arrays.fill(slope, 0);
        for (int first = 0; first < keys; first += lanes) {
            int count = Math.min(lanes, keys - first);
            differences(scores + first * lanes, count, rest);
            evaluate(count);
        }
    }

    private void differences(int scores, int count, int to) {
        var x = Operand.panel(scratch, scores, lanes);
        loops.meet(Pointwise.SUBTRACT, x, Operand.row(scratch, at), scratch, to, count);
        loops.map(Pointwise.RELU, scratch, to, scratch, to, count);
    }

    /// One tile, whose differences are at `rest`.
    private void evaluate(int count) {
        if (power == 1) {
            total(rest, count, value);
            loops.map(Pointwise.SIGN, scratch, rest, scratch, sign, count);
            total(sign, count, slope);
        } else if (power == 2) {
            loops.dots(count, scratch, rest, lanes, scratch, rest, lanes, scratch, sum);
            add(value);
            total(rest, count, slope);
        } else {
            raise(rest, count, rest);
            total(rest, count, value);
        }
    }

    private void total(int tile, int count, double[] into) {
        loops.reduce(Reduction.SUM, scratch, tile, count, scratch, sum);
        add(into);
    }

    private void add(double[] into) {
        for (int lane = 0; lane < lanes; lane++) {
            into[lane] += scratch[sum + lane];
        }
    }

    /// `max(x - t, 0)^p` for the keys of a tile; `to` may be where their x are.
    void weights(int scores, int count, int to) {
        differences(scores, count, to);
        if (power == 2) {
            var r = Operand.panel(scratch, to, lanes);
            loops.meet(Pointwise.MULTIPLY, r, r, scratch, to, count);
        } else if (power != 1) {
            raise(to, count, to);
        }
    }

    /// `r^p = exp(p log r)`, and 0 for 0.
    private void raise(int r, int count, int to) {
        loops.map(Pointwise.SIGN, scratch, r, scratch, sign, count);
        var base = Operand.panel(scratch, r, lanes);
        loops.meet(Pointwise.MAX, base, Operand.number(TINY, 0), scratch, to, count);
        loops.map(Pointwise.LOG, scratch, to, scratch, to, count);
        var logarithm = Operand.panel(scratch, to, lanes);
        loops.meet(Pointwise.MULTIPLY, logarithm, Operand.number(exponent, 0), scratch, to, count);
        loops.map(Pointwise.EXP, scratch, to, scratch, to, count);
        loops.meet(
                Pointwise.MULTIPLY,
                Operand.panel(scratch, to, lanes),
                Operand.panel(scratch, sign, lanes),
                scratch,
                to,
                count);
    }
}
