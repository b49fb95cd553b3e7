package dev.attest.verification.kernels;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import java.util.Arrays;

/// `S = alpha (S - beta (S u) u^T) + beta v u^T`, `o = S q`, `u = k / |k|`, in plain loops, with one thing
/// wrong.
final class FaultyRecurrence implements AttentionKernel {
    private static final int CHUNK = 32;

    /// What is wrong.
    enum Wrong {
        NOTHING,
        THE_GATE_OF_THE_TOKEN_BEFORE,
        WHAT_IS_WRITTEN_DECAYS_AT_ONCE,
        THE_STEP_SIZE_IS_ONE,
        NOTHING_IS_ERASED,
        THE_STATE_IS_READ_BEFORE_THE_KEY,
        THE_STATE_IS_LOST_BETWEEN_CHUNKS,
        THE_LAST_TOKEN_OF_A_CHUNK_IS_NOT_WRITTEN,
        A_CHUNK_DECAYS_ONCE_TOO_OFTEN,
        INPUTS_ARE_THOSE_OF_THE_FIRST_HEAD,
        THE_STATE_IS_THAT_OF_THE_HEAD_BEFORE,
        STATES_HAVE_HALF_PRECISION,
        GATES_THAT_ARE_NOT_NUMBERS_ARE_PASSED_OVER
    }

    private final Wrong wrong;

    FaultyRecurrence(Wrong wrong) {
        this.wrong = wrong;
    }

    private boolean is(Wrong other) {
        return wrong == other;
    }

    @Override
    public void attend(Call call, Execution execution) {
        var sizes = call.sizes();
        var state = new float[sizes.dv() * sizes.d()];
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            if (!is(Wrong.THE_STATE_IS_THAT_OF_THE_HEAD_BEFORE)) {
                Arrays.fill(state, 0);
            }
            int keyHead = head / sizes.heads() * sizes.keyHeads() + sizes.keyHead(head % sizes.heads());
            for (int token = 0; token < sizes.keys(); token++) {
                if (is(Wrong.THE_STATE_IS_LOST_BETWEEN_CHUNKS) && token % CHUNK == 0) {
                    Arrays.fill(state, 0);
                }
                if (is(Wrong.THE_STATE_IS_READ_BEFORE_THE_KEY)) {
                    read(call, head, token, state);
                }
                update(call, keyHead, token, state);
                if (!is(Wrong.THE_STATE_IS_READ_BEFORE_THE_KEY)) {
                    read(call, head, token, state);
                }
            }
        }
        execution.finished((long) sizes.batch() * sizes.heads() * sizes.queries());
    }

    private float input(Call call, String name, int keyHead, int token) {
        var input = call.inputs().get(name);
        int head = is(Wrong.INPUTS_ARE_THOSE_OF_THE_FIRST_HEAD) ? 0 : keyHead;
        return input == null
                ? Float.NaN
                : input.data()[input.from() + head * call.sizes().keys() + token];
    }

    private void update(Call call, int keyHead, int token, float[] state) {
        var sizes = call.sizes();
        int d = sizes.d();
        int gated = is(Wrong.THE_GATE_OF_THE_TOKEN_BEFORE) ? Math.max(0, token - 1) : token;
        float alpha = input(call, "alpha", keyHead, gated);
        float beta = is(Wrong.THE_STEP_SIZE_IS_ONE) ? 1 : input(call, "beta", keyHead, token);
        if (is(Wrong.GATES_THAT_ARE_NOT_NUMBERS_ARE_PASSED_OVER) && Float.isNaN(alpha)) {
            alpha = 1;
        }
        boolean last = (token + 1) % CHUNK == 0;
        if (is(Wrong.A_CHUNK_DECAYS_ONCE_TOO_OFTEN) && last) {
            alpha *= alpha;
        }
        if (is(Wrong.THE_LAST_TOKEN_OF_A_CHUNK_IS_NOT_WRITTEN) && last) {
            beta = 0;
        }
        var u = unit(call, keyHead, token);
        for (int channel = 0; channel < sizes.dv(); channel++) {
            float dot = 0;
            for (int entry = 0; entry < d; entry++) {
                dot += is(Wrong.NOTHING_IS_ERASED) ? 0 : state[channel * d + entry] * u[entry];
            }
            int value = call.v().from() + (keyHead * sizes.keys() + token) * sizes.dv() + channel;
            float written = beta * call.v().data()[value] * (is(Wrong.WHAT_IS_WRITTEN_DECAYS_AT_ONCE) ? alpha : 1);
            for (int entry = 0; entry < d; entry++) {
                int place = channel * d + entry;
                float next = alpha * (state[place] - beta * dot * u[entry]) + written * u[entry];
                state[place] =
                        is(Wrong.STATES_HAVE_HALF_PRECISION) ? Float.float16ToFloat(Float.floatToFloat16(next)) : next;
            }
        }
    }

    private static float[] unit(Call call, int keyHead, int token) {
        int d = call.sizes().d();
        var u = new float[d];
        int from = call.k().from() + (keyHead * call.sizes().keys() + token) * d;
        float square = 0;
        for (int entry = 0; entry < d; entry++) {
            square += call.k().data()[from + entry] * call.k().data()[from + entry];
        }
        for (int entry = 0; entry < d; entry++) {
            u[entry] = call.k().data()[from + entry] / (float) Math.sqrt(square);
        }
        return u;
    }

    private static void read(Call call, int head, int token, float[] state) {
        var sizes = call.sizes();
        int row = head * sizes.queries() + token;
        for (int channel = 0; channel < sizes.dv(); channel++) {
            float sum = 0;
            for (int entry = 0; entry < sizes.d(); entry++) {
                sum += state[channel * sizes.d() + entry]
                        * call.q().data()[call.q().from() + row * sizes.d() + entry];
            }
            call.out().data()[call.out().from() + row * sizes.dv() + channel] = sum;
        }
    }
}
