package dev.attest.verification.kernels;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import java.util.Arrays;

/// The gradient of `softmax(dot(q, k) / sqrt(d))` in plain loops, with one thing wrong.
final class FaultyGradient implements GradientKernel {
    private final GradientFault fault;
    private final boolean causal;
    private int runs;

    FaultyGradient(GradientFault fault, boolean causal) {
        this.fault = fault;
        this.causal = causal;
    }

    private boolean is(GradientFault other) {
        return fault == other;
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        var sizes = call.sizes();
        runs++;
        if (!is(GradientFault.THE_GRADIENT_IS_ADDED_ONTO)) {
            clear(into.dq(), sizes.queryLength());
            clear(into.dk(), sizes.keyLength());
            clear(into.dv(), sizes.valueLength());
        }
        var scratch = execution.borrow(2 * sizes.keys() + 1);
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            int keyHead = head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
            if (is(GradientFault.SHARED_KEYS_GET_THE_LAST_HEAD)) {
                int keys = into.dk().from() + keyHead * sizes.keys() * sizes.d();
                Arrays.fill(into.dk().data(), keys, keys + sizes.keys() * sizes.d(), 0);
            }
            for (int row = 0; row < sizes.queries(); row++) {
                row(call, dOut, into, scratch, head, keyHead, row);
            }
        }
        if (is(GradientFault.THE_GRADIENT_IS_WRITTEN_PAST_THE_END)) {
            into.dv().data()[into.dv().from() + (int) sizes.valueLength()] = 0;
        }
        if (is(GradientFault.THREADS_RACE) && execution.threads() > 1) {
            int last = into.dq().from() + (int) sizes.queryLength() - 1;
            into.dq().data()[last] *= 1 + (runs % 2) * 0x1p-22f;
        }
        if (!is(GradientFault.SCRATCH_IS_KEPT)) {
            execution.giveBack(scratch);
        }
    }

    private static void clear(Slice slice, long length) {
        Arrays.fill(slice.data(), slice.from(), slice.from() + (int) length, 0);
    }

    private int visible(Sizes sizes, int row) {
        int visible = causal ? row + 1 : sizes.keys();
        return switch (fault) {
            case A_CAUSAL_ROW_SEES_ONE_KEY_TOO_MANY -> Math.min(visible + 1, sizes.keys());
            case A_CAUSAL_ROW_SEES_ONE_KEY_TOO_FEW -> causal ? Math.max(1, visible - 1) : visible;
            case THE_LAST_KEY_IS_MISSING -> Math.max(1, visible - 1);
            default -> visible;
        };
    }

    private void row(Call call, Slice dOut, Gradients into, float[] scratch, int head, int keyHead, int row) {
        var sizes = call.sizes();
        int d = sizes.d();
        int visible = visible(sizes, row);
        int q = (head * sizes.queries() + row) * d;
        int o = (head * sizes.queries() + row) * sizes.dv();
        weights(call, scratch, q, keyHead, visible);
        float delta = 0;
        for (int key = 0; key < visible; key++) {
            int v = (keyHead * sizes.keys() + key) * sizes.dv();
            float moved = is(GradientFault.SCRATCH_IS_NOT_CLEARED) ? scratch[sizes.keys() + key] : 0;
            for (int entry = 0; entry < sizes.dv(); entry++) {
                float above = at(is(GradientFault.VALUES_TAKE_THE_OUTPUT) ? call.out() : dOut, o + entry);
                into.dv().data()[place(into.dv(), v + entry)] += scratch[key] * above;
                moved += at(dOut, o + entry) * at(call.v(), v + entry);
            }
            scratch[sizes.keys() + key] = moved;
            delta += scratch[key] * moved;
        }
        float scale = (float) (1 / Math.sqrt(d));
        for (int key = 0; key < visible; key++) {
            float shared = is(GradientFault.THE_ROW_DOES_NOT_SHARE_ITS_WEIGHT) ? 0 : delta;
            float score = scratch[key] * (scratch[sizes.keys() + key] - shared);
            int k = (keyHead * sizes.keys() + key) * d;
            int width = is(GradientFault.ONE_ENTRY_IS_MISSING) && d > 1 ? d - 1 : d;
            for (int entry = 0; entry < width; entry++) {
                float toQuery = is(GradientFault.THE_QUERIES_ARE_NOT_SCALED) ? 1 : scale;
                float toKey = is(GradientFault.THE_KEYS_ARE_NOT_SCALED) ? 1 : scale;
                into.dq().data()[into.dq().from() + q + entry] += score * toQuery * at(call.k(), k + entry);
                into.dk().data()[into.dk().from() + k + entry] += score * toKey * at(call.q(), q + entry);
            }
        }
    }

    private int place(Slice slice, int at) {
        return is(GradientFault.AN_OFFSET_IS_IGNORED) ? at : slice.from() + at;
    }

    private static float at(Slice slice, int at) {
        return slice.data()[slice.from() + at];
    }

    private void weights(Call call, float[] scratch, int q, int keyHead, int visible) {
        var sizes = call.sizes();
        float largest = Float.NEGATIVE_INFINITY;
        for (int key = 0; key < visible; key++) {
            int k = (keyHead * sizes.keys() + key) * sizes.d();
            float score = 0;
            for (int entry = 0; entry < sizes.d(); entry++) {
                score += at(call.q(), q + entry) * at(call.k(), k + entry);
            }
            scratch[key] = score * (float) (1 / Math.sqrt(sizes.d()));
            largest = Math.max(largest, scratch[key]);
        }
        float total = 0;
        for (int key = 0; key < visible; key++) {
            boolean plain = is(GradientFault.THE_LARGEST_SCORE_IS_NOT_SUBTRACTED);
            float power = (float) Math.exp(scratch[key] - (plain ? 0 : largest));
            scratch[key] = is(GradientFault.WEIGHTS_HAVE_THREE_DIGITS) ? Math.round(power * 1000) / 1000f : power;
            total += scratch[key];
        }
        for (int key = 0; key < visible; key++) {
            scratch[key] /= total;
        }
    }
}
