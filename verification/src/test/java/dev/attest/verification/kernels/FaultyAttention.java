package dev.attest.verification.kernels;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import java.util.Arrays;

/// `softmax(dot(q, k) / sqrt(d))` in plain loops, with one thing wrong.
final class FaultyAttention implements AttentionKernel {
    private static final int TILE = 16;

    private final Fault fault;
    private final boolean causal;

    FaultyAttention(Fault fault, boolean causal) {
        this.fault = fault;
        this.causal = causal;
    }

    private boolean is(Fault other) {
        return fault == other;
    }

    @Override
    public void attend(Call call, Execution execution) {
        var sizes = call.sizes();
        var q = call.q().data();
        var k = call.k().data();
        var v = call.v().data();
        var out = call.out().data();
        int kFrom = call.k().from();
        int vFrom = call.v().from();
        var scores = execution.borrow(sizes.keys() + 1);
        int to = is(Fault.THE_OUTPUT_OFFSET_IS_IGNORED) ? 0 : call.out().from();
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            int keyHead = keyHead(sizes, head);
            for (int row = 0; row < sizes.queries(); row++) {
                int query =
                        (head * sizes.queries() + row) * sizes.d() + call.q().from();
                int visible = visible(sizes, row);
                scores(sizes, q, query, k, kFrom + keyHead * sizes.keys() * sizes.d(), visible, scores);
                int at = to + (head * sizes.queries() + row) * sizes.dv();
                int values = vFrom + keyHead * sizes.keys() * sizes.dv();
                output(sizes, scores, visible, v, values, out, at, execution.threads());
            }
        }
        if (is(Fault.THE_OUTPUT_IS_WRITTEN_PAST_THE_END)) {
            out[to + (int) sizes.outputLength()] = 0;
        }
        if (!is(Fault.SCRATCH_IS_KEPT)) {
            execution.giveBack(scores);
        }
        execution.finished(
                is(Fault.ROWS_ARE_NOT_REPORTED) ? 0 : (long) sizes.batch() * sizes.heads() * sizes.queries());
    }

    private int keyHead(Sizes sizes, int head) {
        int batch = head / sizes.heads() * sizes.keyHeads();
        return switch (fault) {
            case EVERY_HEAD_READS_THE_FIRST -> batch;
            case KEY_HEADS_ARE_TAKEN_IN_TURN -> batch + head % sizes.keyHeads();
            default -> batch + sizes.keyHead(head % sizes.heads());
        };
    }

    private int visible(Sizes sizes, int row) {
        int visible = causal ? row + 1 : sizes.keys();
        return switch (fault) {
            case A_CAUSAL_ROW_SEES_ONE_KEY_TOO_MANY -> causal ? Math.min(visible + 1, sizes.keys()) : visible;
            case A_CAUSAL_ROW_SEES_ONE_KEY_TOO_FEW -> causal ? Math.max(1, visible - 1) : visible;
            case THE_LAST_KEY_IS_MISSING -> Math.max(1, visible - 1);
            case THE_LAST_KEY_OF_A_TILE_IS_MISSING -> visible > TILE && visible % TILE == 1 ? visible - 1 : visible;
            case KEYS_ARE_READ_PAST_THE_END -> causal ? visible : visible + 1;
            default -> visible;
        };
    }

    private void scores(Sizes sizes, float[] q, int query, float[] k, int keys, int visible, float[] scores) {
        float scale = is(Fault.THE_SCORE_IS_NOT_SCALED) ? 1 : (float) (1 / Math.sqrt(sizes.d()));
        for (int key = 0; key < visible; key++) {
            float sum = is(Fault.SCRATCH_IS_NOT_CLEARED) ? scores[key] : 0;
            int width = is(Fault.ONE_ENTRY_OF_THE_DOT_PRODUCT_IS_MISSING) && sizes.d() % 2 == 1 && sizes.d() > 1
                    ? sizes.d() - 1
                    : sizes.d();
            for (int entry = 0; entry < width; entry++) {
                sum += q[query + entry] * k[keys + key * sizes.d() + entry];
            }
            boolean passed = is(Fault.WHAT_IS_NOT_A_NUMBER_IS_PASSED_OVER) && Float.isNaN(sum);
            scores[key] = passed ? 0 : sum * scale;
        }
        for (int entry = 0; is(Fault.THE_QUERY_IS_SCALED_IN_PLACE) && entry < sizes.d(); entry++) {
            q[query + entry] *= 2;
        }
    }

    private void output(
            Sizes sizes, float[] scores, int visible, float[] v, int values, float[] out, int at, int threads) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int key = 0; key < visible; key++) {
            largest = Math.max(largest, is(Fault.THE_LARGEST_SCORE_IS_NOT_SUBTRACTED) ? 0 : scores[key]);
        }
        float total = 0;
        for (int key = 0; key < visible; key++) {
            scores[key] = exponential(scores[key] - largest);
            total += scores[key];
        }
        if (!is(Fault.OUTPUT_IS_ADDED_ONTO)) {
            Arrays.fill(out, at, at + sizes.dv(), 0);
        }
        int last = is(Fault.HIDDEN_VALUES_ARE_MULTIPLIED_BY_ZERO) ? sizes.keys() : visible;
        for (int number = 0; number < last; number++) {
            int key = is(Fault.THREADS_SUM_DIFFERENTLY) && threads > 1 ? last - 1 - number : number;
            float weight = key < visible ? scores[key] / total : 0;
            for (int entry = 0; entry < sizes.dv(); entry++) {
                out[at + entry] = sum(out[at + entry], weight * value(v[values + key * sizes.dv() + entry]));
            }
        }
    }

    private float exponential(float x) {
        float power = (float) Math.exp(x);
        return is(Fault.EXPONENTIALS_HAVE_THREE_DIGITS) ? Math.round(power * 1000) / 1000f : power;
    }

    private float value(float value) {
        boolean cut = is(Fault.AN_INFINITE_VALUE_IS_CUT_OFF) && Float.isInfinite(value);
        return cut ? Math.copySign(Float.MAX_VALUE, value) : value;
    }

    private float sum(float sum, float more) {
        return is(Fault.SUMS_HAVE_HALF_PRECISION) ? Float.float16ToFloat(Float.floatToFloat16(sum + more)) : sum + more;
    }
}
