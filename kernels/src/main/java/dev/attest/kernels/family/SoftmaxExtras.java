package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Slice;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call wants of rows `w_j = c e_j` beside their output, where `e_j = exp(s_j - M)`, M is the largest
/// score and c the scale over the divisor: from the scores as they pass, without another pass over the keys.
///
/// - `M + log L`, the logarithm of the divisor L.
/// - The entropy `-sum_j w_j log w_j = -c (T log c + U)` with `T = sum e_j` and `U = sum e_j (s_j - M)`, whose
///   summands have one sign; when M grows to M', U becomes `exp(M - M') (U + (M - M') T)` and T
///   `exp(M - M') T`.
/// - Weights: scores are kept where the weights are wanted, and replaced at the end.
///
/// Time n_q n for each of the last two, with an exponential each; no memory beyond a few rows of lanes. For one
/// thread.
final class SoftmaxExtras {
    private static final int CHUNK = 8;

    /// `exp` of it is 0; what is smaller yet counts as it, so that 0 times it is 0.
    private static final float[] LOWEST = {-128};

    private final Loops loops;
    private final float[] scratch;
    private final int lanes;
    private final int differences;
    private final int powers;
    private final int reference;
    private final int sum;
    private final int products;
    private final int next;
    private boolean entropy;
    private Optional<Slice> weights = Optional.empty();

    SoftmaxExtras(Loops loops, float[] scratch, int from) {
        this.loops = loops;
        this.scratch = scratch;
        this.lanes = loops.lanes();
        this.differences = from;
        this.powers = differences + CHUNK * lanes;
        this.reference = powers + CHUNK * lanes;
        this.sum = reference + lanes;
        this.products = sum + lanes;
        this.next = products + lanes;
    }

    /// Numbers of scratch memory.
    static int scratch(Loops loops) {
        return (2 * CHUNK + 4) * loops.lanes();
    }

    void begin(HeadView head) {
        var wanted = head.call().wanted();
        entropy = wanted.containsKey(Extra.ENTROPY);
        weights = Optional.ofNullable(wanted.get(Extra.WEIGHTS));
        Arrays.fill(scratch, reference, reference + lanes, Loops.LEAST);
        Arrays.fill(scratch, sum, sum + 2 * lanes, 0);
    }

    /// Takes in the scores of a tile, before they become exponentials.
    ///
    /// @param rows    the first row of the panel, and how many
    /// @param keys    the first key of the tile, and how many
    /// @param largest where the largest scores are, those of this tile among them
    void take(HeadView head, Range rows, Range keys, int tile, int largest) {
        weights.ifPresent(into -> WeightRows.write(loops, head, into, rows, keys, scratch, tile));
        if (!entropy) {
            return;
        }
        raise(largest);
        for (int key = 0; key < keys.count(); key += CHUNK) {
            add(tile + key * lanes, Math.min(CHUNK, keys.count() - key));
        }
    }

    private void raise(int largest) {
        if (Arrays.equals(scratch, reference, reference + lanes, scratch, largest, largest + lanes)) {
            return;
        }
        difference(reference, 1, Operand.row(scratch, largest), differences);
        exponentials(differences, 1, powers);
        meet(Pointwise.MULTIPLY, differences, sum, next);
        meet(Pointwise.ADD, products, next, products);
        meet(Pointwise.MULTIPLY, products, powers, products);
        meet(Pointwise.MULTIPLY, sum, powers, sum);
        System.arraycopy(scratch, largest, scratch, reference, lanes);
    }

    private void add(int scores, int count) {
        difference(scores, count, Operand.row(scratch, reference), differences);
        exponentials(differences, count, powers);
        loops.reduce(Reduction.SUM, scratch, powers, count, scratch, next);
        meet(Pointwise.ADD, sum, next, sum);
        loops.dots(count, scratch, powers, lanes, scratch, differences, lanes, scratch, next);
        meet(Pointwise.ADD, products, next, products);
    }

    private void difference(int rows, int count, Operand less, int to) {
        loops.meet(Pointwise.SUBTRACT, Operand.panel(scratch, rows, lanes), less, scratch, to, count);
        loops.meet(Pointwise.MAX, Operand.panel(scratch, to, lanes), Operand.number(LOWEST, 0), scratch, to, count);
    }

    private void exponentials(int rows, int count, int to) {
        loops.map(Pointwise.EXP, scratch, rows, scratch, to, count);
    }

    private void meet(Pointwise function, int left, int right, int to) {
        loops.meet(function, Operand.row(scratch, left), Operand.row(scratch, right), scratch, to, 1);
    }

    /// Writes what is wanted, once all keys have passed.
    ///
    /// @param largest where the largest scores are
    /// @param total   where the divisors are
    /// @param scale   what every weight of a row is multiplied by
    /// @param end     of the keys that passed
    void finish(HeadView head, Range rows, int largest, int total, Operand scale, int end) {
        var wanted = head.call().wanted();
        for (int row = 0; row < rows.count() && !wanted.isEmpty(); row++) {
            float most = scratch[largest + row];
            float divisor = scratch[total + row];
            double factor = (double) scale.data()[scale.at(0) + (scale.spread() ? 0 : row)] / divisor;
            int place = head.number() * head.sizes().queries() + rows.first() + row;
            write(wanted.get(Extra.LOG_SUM_EXP), place, most + Math.log(divisor));
            write(wanted.get(Extra.ENTROPY), place, entropy(factor, row));
            weights.ifPresent(into -> weigh(into, head, place, most, (float) factor, end));
        }
        WeightRows.clear(head, rows, end);
    }

    private static void write(@Nullable Slice into, int place, double number) {
        if (into != null) {
            into.data()[into.from() + place] = (float) number;
        }
    }

    private double entropy(double factor, int row) {
        return factor == 0 ? 0 : -factor * (scratch[sum + row] * Math.log(factor) + scratch[products + row]);
    }

    /// Scores of a row become weights, a few rows of lanes at a time.
    private void weigh(Slice into, HeadView head, int place, float most, float factor, int keys) {
        int from = into.from() + place * head.call().sizes().keys();
        scratch[reference] = most;
        scratch[sum] = factor;
        for (int key = 0; key < keys; key += CHUNK * lanes) {
            int count = Math.min(CHUNK * lanes, keys - key);
            int rows = (count + lanes - 1) / lanes;
            System.arraycopy(into.data(), from + key, scratch, differences, count);
            var scores = Operand.panel(scratch, differences, lanes);
            loops.meet(Pointwise.SUBTRACT, scores, Operand.number(scratch, reference), scratch, differences, rows);
            exponentials(differences, rows, powers);
            var unscaled = Operand.panel(scratch, powers, lanes);
            loops.meet(Pointwise.MULTIPLY, unscaled, Operand.number(scratch, sum), scratch, powers, rows);
            System.arraycopy(scratch, powers, into.data(), from + key, count);
        }
    }
}
