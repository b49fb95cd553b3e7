package dev.attest.kernels.family;

import dev.attest.kernels.Work;
import dev.attest.kernels.form.RecurrenceForm;
import dev.attest.kernels.strip.Loops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tokens of a head in chunks of W, one after the other: within a chunk products between its tokens,
/// between chunks the states.
final class Chunks {
    private final RecurrenceForm form;
    private final Groundwork groundwork;
    private final List<ChainTerms> terms = new ArrayList<>();
    private final List<ChainRun> runs = new ArrayList<>();
    private final StateReads reads;
    private final Loops loops;
    private final int lanes;

    Chunks(Definition definition, RecurrenceForm form) {
        this.form = form;
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        var all = form.chains().stream()
                .flatMap(chain -> ChainTerms.roots(chain).stream())
                .toList();
        this.groundwork = new Groundwork(definition, List.of(), all);
        var leaves = form.chains().stream()
                .flatMap(chain -> chain.reads().stream())
                .map(RecurrenceForm.Reading::leaf)
                .toList();
        leaves.forEach(groundwork.vocabulary()::ofRow);
        for (var chain : form.chains()) {
            var each = new ChainTerms(chain, groundwork.vocabulary());
            terms.add(each);
            runs.add(new ChainRun(each, loops));
        }
        this.reads = new StateReads(groundwork, leaves);
    }

    int kept() {
        return groundwork.kept();
    }

    private int panels(int chain) {
        return form.chains().get(chain).ofValues()
                ? groundwork.definition().panels(groundwork.definition().sizes().dv())
                : 1;
    }

    /// The largest of all chains.
    private interface Length {
        int of(int chain);
    }

    private int largest(Length length) {
        int largest = 0;
        for (int chain = 0; chain < runs.size(); chain++) {
            largest = Math.max(largest, length.of(chain));
        }
        return largest;
    }

    private int states() {
        int length = 0;
        for (int chain = 0; chain < runs.size(); chain++) {
            length = Math.addExact(
                    length, Math.multiplyExact(panels(chain), runs.get(chain).stateLength()));
        }
        return length;
    }

    int scratch() {
        int chunk = largest(chain -> terms.get(chain).length());
        int panel = largest(
                chain -> runs.get(chain).erasedLength() + runs.get(chain).writtenLength());
        int preparing = terms.stream().mapToInt(ChainTerms::scratch).sum();
        int length = Math.addExact(Math.addExact(chunk, panel), Math.addExact(preparing, states()));
        return Math.addExact(length, Math.addExact(2 * lanes * lanes, reads.scratch() + lanes * reads.step()));
    }

    Work work() {
        var sizes = groundwork.definition().sizes();
        long tokens = (long) HeadView.count(sizes) * sizes.keys();
        long products = 0;
        for (int chain = 0; chain < runs.size(); chain++) {
            var each = terms.get(chain);
            int channels = form.chains().get(chain).ofValues() ? sizes.dv() : 1;
            products += (long) (each.erased() + each.reads() + each.writes()) * each.width() * channels;
        }
        return new Work(tokens * products, 0);
    }

    void compute(Schedule.Group group) {
        groundwork.prepare(group);
        group.phase(1, scratch(), scratch -> new Run(group, scratch));
    }

    /// A head, for one thread.
    private final class Run implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final List<ChainTerms.Machine> machines = new ArrayList<>();
        private final StateReads.Rows rows;
        private final int states;
        private final int chunk;
        private final int values;
        private final int out;
        private final int erased;
        private final int read;

        Run(Schedule.Group group, float[] scratch) {
            this.group = group;
            this.scratch = scratch;
            this.states = 0;
            this.chunk = states();
            this.values = chunk + largest(chain -> terms.get(chain).length());
            this.out = values + lanes * lanes;
            this.erased = out + lanes * lanes;
            this.read = erased
                    + largest(chain ->
                            runs.get(chain).erasedLength() + runs.get(chain).writtenLength());
            int at = read + lanes * reads.step();
            this.rows = reads.on(scratch, at);
            at += reads.scratch();
            for (var each : terms) {
                machines.add(each.on(scratch, at));
                at += each.scratch();
            }
        }

        @Override
        public void run(HeadView head, int kept, int number) {
            Arrays.fill(scratch, states, chunk, 0);
            int keys = head.sizes().keys();
            var quantities = groundwork.quantities(group, kept);
            for (int first = 0; first < keys; first += lanes) {
                int count = Math.min(lanes, keys - first);
                int state = states;
                int place = 0;
                for (int chain = 0; chain < runs.size(); chain++) {
                    machines.get(chain).run(head, quantities, first, count, scratch, chunk);
                    for (int panel = 0; panel < panels(chain); panel++) {
                        panel(head, chain, panel, first, count, state, place);
                        state += runs.get(chain).stateLength();
                    }
                    place += terms.get(chain).reads();
                }
                rows.write(head, quantities, scratch, read, first, count);
                group.finished(count);
            }
        }

        private void panel(HeadView head, int chain, int panel, int first, int count, int state, int place) {
            var run = runs.get(chain);
            int channels = values(head, chain, panel, first, count);
            int written = erased + run.erasedLength();
            run.solve(scratch, chunk, count, scratch, state, scratch, values, erased, written);
            for (int number = 0; number < terms.get(chain).reads(); number++) {
                run.read(number, scratch, chunk, count, scratch, state, scratch, written, out);
                for (int token = 0; token < count; token++) {
                    int to = reads.at(read, token, place + number) + panel * lanes;
                    System.arraycopy(scratch, out + token * lanes, scratch, to, channels);
                }
            }
            run.advance(scratch, chunk, count, scratch, state, scratch, written);
        }

        /// The values of a panel of channels; lanes without a channel are 0.
        private int values(HeadView head, int chain, int panel, int first, int count) {
            boolean ofValues = form.chains().get(chain).ofValues();
            int dv = head.sizes().dv();
            int channels = ofValues ? Math.min(lanes, dv - panel * lanes) : 1;
            if (channels < lanes) {
                Arrays.fill(scratch, values, values + count * lanes, 0);
            }
            for (int token = 0; token < count; token++) {
                int to = values + token * lanes;
                if (ofValues) {
                    int from = head.vAt() + (first + token) * dv + panel * lanes;
                    System.arraycopy(head.v(), from, scratch, to, channels);
                } else {
                    scratch[to] = 1;
                }
            }
            return channels;
        }
    }
}
