package dev.attest.verification.kernels;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.decode.Stepper;
import dev.attest.kernels.family.TokenInputs;
import java.util.function.Function;

/// A stream as a kernel: the tokens of each call are appended in some pieces. The stream is used before and
/// begun again, and goes on as a fork of itself, while the original goes elsewhere.
final class SteppedKernel implements AttentionKernel {
    private final Function<Execution, Stepper> streams;
    private final Course course;
    private final TokenInputs inputs;

    /// How tokens come.
    enum Course {
        ONE_BY_ONE,
        /// A third of them at once, then one by one.
        AFTER_A_PROMPT,
        /// One by one, the second half from a fork; and a piece of several in the middle of a stream.
        WITH_A_FORK,
        // Wrong ways, which have to be caught.
        WITHOUT_THE_FIRST,
        WITH_THE_FIRST_TWICE,
        WITHOUT_A_FORK,
        WITHOUT_A_RESET
    }

    SteppedKernel(Course course, TokenInputs inputs, Function<Execution, Stepper> streams) {
        this.course = course;
        this.inputs = inputs;
        this.streams = streams;
    }

    @Override
    public void attend(Call call, Execution execution) {
        var stream = streams.apply(new Untold(execution));
        int all = call.sizes().keys();
        switch (course) {
            case ONE_BY_ONE -> oneByOne(stream, call, 0, all);
            case AFTER_A_PROMPT -> {
                int prompt = (all + 2) / 3;
                piece(stream, call, 0, prompt);
                oneByOne(stream, call, prompt, all);
            }
            case WITH_A_FORK, WITHOUT_A_FORK -> forked(stream, call, all);
            case WITHOUT_THE_FIRST -> {
                piece(stream, call, 0, 1);
                stream.reset();
                oneByOne(stream, call, 1, all);
            }
            case WITH_THE_FIRST_TWICE -> {
                piece(stream, call, 0, 1);
                oneByOne(stream, call, 0, all);
            }
            case WITHOUT_A_RESET -> {
                oneByOne(stream, call, 0, all);
                oneByOne(stream, call, 0, all);
            }
        }
        execution.finished((long) call.sizes().batch() * call.sizes().heads() * all);
    }

    /// Tells nobody of progress, since some tokens come more than once.
    private record Untold(Execution execution) implements Execution {
        @Override
        public int threads() {
            return execution.threads();
        }

        @Override
        public float[] borrow(int length) {
            return execution.borrow(length);
        }

        @Override
        public void giveBack(float[] scratch) {
            execution.giveBack(scratch);
        }

        @Override
        public void finished(long rows) {}
    }

    private void forked(Stepper stream, Call call, int all) {
        oneByOne(stream, call, 0, all);
        stream.reset();
        oneByOne(stream, call, 0, all / 2);
        var fork = course == Course.WITH_A_FORK ? stream.fork() : stream;
        for (int token = all / 2; token > 0; token--) {
            append(stream, call, token, token + 1);
        }
        int three = Math.min(all, all / 2 + 3);
        if (three > all / 2) {
            piece(fork, call, all / 2, three);
        }
        oneByOne(fork, call, three, all);
    }

    private void oneByOne(Stepper stream, Call call, int from, int to) {
        for (int token = from; token < to; token++) {
            piece(stream, call, token, token + 1);
        }
    }

    private void piece(Stepper stream, Call call, int from, int to) {
        var sizes = call.sizes();
        var out = append(stream, call, from, to);
        int length = (to - from) * sizes.dv();
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            int at = call.out().from() + (head * sizes.keys() + from) * sizes.dv();
            System.arraycopy(out, head * length, call.out().data(), at, length);
        }
    }

    private float[] append(Stepper stream, Call call, int from, int to) {
        var sizes = call.sizes();
        var some =
                new Sizes(sizes.batch(), sizes.heads(), sizes.keyHeads(), to - from, to - from, sizes.d(), sizes.dv());
        var out = new float[(int) some.outputLength()];
        int heads = sizes.batch() * sizes.heads();
        int keyHeads = sizes.batch() * sizes.keyHeads();
        var q = cut(call.q(), heads, sizes.keys(), sizes.d(), from, to);
        var k = cut(call.k(), keyHeads, sizes.keys(), sizes.d(), from, to);
        var v = cut(call.v(), keyHeads, sizes.keys(), sizes.dv(), from, to);
        var next = Call.of(some, q, k, v, out);
        for (var input : inputs.sizes().entrySet()) {
            var numbers = call.inputs().getOrDefault(input.getKey().name(), Slice.of(new float[0]));
            int rows = input.getKey().ofQuery() ? heads : keyHeads;
            var own = cut(numbers, rows, sizes.keys(), input.getValue(), from, to);
            next = next.withInput(input.getKey().name(), Slice.of(own));
        }
        stream.append(next);
        return out;
    }

    private static float[] cut(Slice all, int heads, int tokens, int width, int from, int to) {
        int length = (to - from) * width;
        var some = new float[heads * length];
        for (int head = 0; head < heads; head++) {
            System.arraycopy(all.data(), all.from() + (head * tokens + from) * width, some, head * length, length);
        }
        return some;
    }
}
