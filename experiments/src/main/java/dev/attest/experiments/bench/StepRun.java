package dev.attest.experiments.bench;

import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.decode.Stepper;
import dev.attest.kernels.plan.Steppers;
import java.util.Optional;

/// One more token after the n of a subject. A stream that has grown by a sixteenth is given up for a fork of
/// the one that has n, so that all steps are about as long.
final class StepRun implements Runnable {
    private static final int PART = 16;
    private static final int LAST = 4;

    private final Subject subject;
    private final Stepper prompt;
    private final Call token;
    private final int most;
    private Stepper stream;

    StepRun(Subject subject) {
        var sizes = subject.call().sizes();
        this.subject = subject;
        this.most = sizes.keys() + Math.max(1, sizes.keys() / PART);
        this.prompt = stream();
        prompt.append(subject.call());
        this.token = token(sizes.keys() - 1);
        this.stream = prompt.fork();
        stream.reserve(most);
    }

    private Stepper stream() {
        return Steppers.of(subject.mechanism(), subject.call().sizes(), subject.parameters(), subject.execution());
    }

    @Override
    public void run() {
        if (stream.tokens() == most) {
            stream = prompt.fork();
            stream.reserve(most);
        }
        stream.append(token);
    }

    /// What is kept is read; a state, which does not grow, is written too.
    Work work() {
        var sizes = subject.call().sizes();
        long before = stream().bytes();
        boolean grows = prompt.bytes() > before;
        long numbers = (long) sizes.batch() * sizes.keyHeads() * sizes.keys() * (sizes.d() + sizes.dv());
        return new Work(0, 0, grows ? Float.BYTES * numbers : 2 * prompt.bytes());
    }

    /// Tokens of the stream that takes the next step.
    int tokens() {
        return stream.tokens();
    }

    String title() {
        return prompt.explain();
    }

    /// Why the last steps after a prompt give other rows than the definition, in a sentence.
    Optional<String> objection() {
        var sizes = subject.call().sizes();
        subject.run();
        var out = subject.call().out().data().clone();
        var other = stream();
        int first = Math.max(0, sizes.keys() - LAST);
        for (int at = 0; at < sizes.keys(); at++) {
            if (at == 0 && first > 1) {
                other.append(prefix(first));
                at = first;
            }
            var step = token(at);
            other.append(step);
            copy(step.out().data(), out, at);
        }
        return new Agreement(subject).objection(out);
    }

    private void copy(float[] row, float[] out, int at) {
        var sizes = subject.call().sizes();
        for (int head = 0; head < sizes.batch() * sizes.heads(); head++) {
            System.arraycopy(row, head * sizes.dv(), out, (head * sizes.keys() + at) * sizes.dv(), sizes.dv());
        }
    }

    private Call token(int at) {
        return part(at, 1);
    }

    private Call prefix(int count) {
        return part(0, count);
    }

    private Call part(int from, int count) {
        var all = subject.call().sizes();
        var sizes = Sizes.square(all.batch(), all.heads(), count, all.d());
        return Call.of(
                sizes,
                part(subject.call().q().data(), from, count),
                part(subject.call().k().data(), from, count),
                part(subject.call().v().data(), from, count),
                new float[Math.toIntExact(sizes.outputLength())]);
    }

    private float[] part(float[] tokens, int from, int count) {
        var all = subject.call().sizes();
        int heads = all.batch() * all.heads();
        var part = new float[heads * count * all.d()];
        for (int head = 0; head < heads; head++) {
            int at = (head * all.keys() + from) * all.d();
            System.arraycopy(tokens, at, part, head * count * all.d(), count * all.d());
        }
        return part;
    }
}
