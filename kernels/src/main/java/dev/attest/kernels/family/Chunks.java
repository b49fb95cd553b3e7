package dev.attest.kernels.family;

import dev.attest.kernels.Work;
import dev.attest.kernels.form.RecurrenceForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tokens of a head in chunks of W: what a chunk brings, which depends on no state, the states through the
/// chunks, one after the other, and what rows read, which depends on the state before their chunk alone. Where
/// there are enough heads each is one task; else the three are different tasks, the first a wave of chunks
/// ahead of the second, the last a wave behind. Either way each number is computed alike.
///
/// Rows behind the last key that counts read the state that it left.
final class Chunks {
    /// Chunks in a wave, of all heads together: so many that waiting for the last is little.
    private static final int WAVE = 8;

    /// Waves that are under way.
    private static final int STAGES = 3;

    private final RecurrenceForm form;
    private final Groundwork groundwork;
    private final List<ChainTerms> terms = new ArrayList<>();
    private final List<ChainRun> runs = new ArrayList<>();
    private final StateReads reads;
    private final Products products;
    private final ChunkPlaces places;
    private final int[] panels;
    private final int lanes;

    Chunks(Definition definition, RecurrenceForm form) {
        this.form = form;
        this.lanes = definition.loops().lanes();
        this.products = new Products(definition.loops());
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
            runs.add(new ChainRun(each, definition.loops()));
        }
        this.reads = new StateReads(groundwork, leaves);
        int dv = definition.panels(definition.sizes().dv());
        this.panels = form.chains().stream()
                .mapToInt(chain -> chain.ofValues() ? dv : 1)
                .toArray();
        this.places = new ChunkPlaces(terms, runs, panels);
    }

    int kept() {
        return groundwork.kept();
    }

    int scratch() {
        int preparing = terms.stream().mapToInt(ChainTerms::scratch).reduce(0, Math::addExact);
        int rows = 2 * lanes * lanes + lanes * reads.step();
        return Math.addExact(Math.addExact(own(), preparing), Math.addExact(rows, reads.scratch()));
    }

    /// A chunk and the states, of a thread that computes a head alone.
    private int own() {
        return Math.addExact(places.length(), places.states());
    }

    private static int wave(int heads) {
        return Math.max(1, WAVE / heads);
    }

    /// Numbers for a head whose chunks are different tasks.
    private int underWay(int wave) {
        return Math.addExact(places.states(), Math.multiplyExact(STAGES * wave, places.length()));
    }

    /// Numbers for all heads of a group together.
    int together(int heads, int threads) {
        return Schedule.areEnough(heads, threads) ? 0 : Math.multiplyExact(heads, underWay(wave(heads)));
    }

    Work work() {
        var sizes = groundwork.definition().sizes();
        long tokens = (long) HeadView.count(sizes) * sizes.keys();
        long multiplications = 0;
        for (int chain = 0; chain < runs.size(); chain++) {
            var each = terms.get(chain);
            int channels = form.chains().get(chain).ofValues() ? sizes.dv() : 1;
            int vectors = form.chains().get(chain).erased().size() + each.reads() + each.writes();
            multiplications += (long) vectors * each.width() * channels;
        }
        return new Work(tokens * multiplications, 0);
    }

    void compute(Schedule.Group group) {
        groundwork.prepare(group);
        if (group.isEnoughForAllThreads()) {
            group.phase(1, scratch(), scratch -> {
                var machine = new Machine(group, scratch);
                return (head, kept, _) -> machine.head(head, kept);
            });
            return;
        }
        int wave = wave(group.heads());
        var memory = group.borrow(Math.multiplyExact(group.heads(), underWay(wave)));
        var crew = new Crew(group);
        try {
            for (int head = 0; head < group.heads(); head++) {
                int states = head * underWay(wave);
                Arrays.fill(memory, states, states + places.states(), 0);
            }
            int chunks = groundwork
                    .definition()
                    .panels(groundwork.definition().sizes().queries());
            for (int first = 0; first < chunks + (STAGES - 1) * wave; first += wave) {
                waves(group, crew, memory, wave, first);
            }
        } finally {
            crew.close();
            group.giveBack(memory);
        }
    }

    /// The chunks from `first` on prepare, those of the wave before change the states, those before it read.
    private void waves(Schedule.Group group, Crew crew, float[] memory, int wave, int first) {
        int states = Arrays.stream(panels).sum();
        int perHead = underWay(wave);
        crew.gather();
        group.phase(states + 2 * wave, 1, _ -> {
            var machine = crew.next();
            return (head, kept, number) -> {
                int at = (head.number() - group.first()) * perHead;
                if (number < states) {
                    for (int chunk = Math.max(0, first - wave); chunk < first; chunk++) {
                        machine.change(head, number, chunk, memory, at, place(at, wave, chunk));
                    }
                } else if (number < states + wave) {
                    int chunk = first + number - states;
                    machine.prepare(head, kept, chunk, memory, place(at, wave, chunk));
                } else if (first >= 2 * wave) {
                    int chunk = first - 2 * wave + number - states - wave;
                    machine.answer(head, kept, chunk, memory, place(at, wave, chunk));
                }
            };
        });
    }

    private int place(int at, int wave, int chunk) {
        return at + places.states() + chunk % (STAGES * wave) * places.length();
    }

    /// The machines of the threads, used again in each phase.
    private final class Crew implements AutoCloseable {
        private final Schedule.Group group;
        private final List<float[]> memories = new ArrayList<>();
        private final List<Machine> machines = new ArrayList<>();
        private int busy;

        Crew(Schedule.Group group) {
            this.group = group;
        }

        synchronized void gather() {
            busy = 0;
        }

        synchronized Machine next() {
            if (busy == machines.size()) {
                var memory = group.borrow(scratch());
                memories.add(memory);
                machines.add(new Machine(group, memory));
            }
            return machines.get(busy++);
        }

        @Override
        public synchronized void close() {
            memories.forEach(group::giveBack);
        }
    }

    /// What one thread works with.
    private final class Machine {
        private final Schedule.Group group;
        private final float[] scratch;
        private final List<ChainTerms.Machine> machines = new ArrayList<>();
        private final StateReads.Rows rows;
        private final int values;
        private final int out;
        private final int read;

        Machine(Schedule.Group group, float[] scratch) {
            this.group = group;
            this.scratch = scratch;
            this.values = own();
            this.out = values + lanes * lanes;
            this.read = out + lanes * lanes;
            int at = read + lanes * reads.step();
            this.rows = reads.on(scratch, at);
            at += reads.scratch();
            for (var each : terms) {
                machines.add(each.on(scratch, at));
                at += each.scratch();
            }
        }

        /// All of a head, in memory of this thread.
        void head(HeadView head, int kept) {
            int chunk = places.states();
            Arrays.fill(scratch, 0, chunk, 0);
            int states = Arrays.stream(panels).sum();
            for (int number = 0; number * lanes < head.sizes().queries(); number++) {
                prepare(head, kept, number, scratch, chunk);
                for (int state = 0; state < states; state++) {
                    change(head, state, number, scratch, 0, chunk);
                }
                answer(head, kept, number, scratch, chunk);
            }
        }

        private int rows(HeadView head, int chunk) {
            return Math.clamp(head.sizes().queries() - (long) chunk * lanes, 0, lanes);
        }

        private int tokens(HeadView head, int chunk) {
            return Math.clamp(head.sizes().keys() - (long) chunk * lanes, 0, lanes);
        }

        private ChainRun.Chunk chunk(HeadView head, int chain, int panel, int number, float[] data, int at) {
            int wide = products.wide(channels(head, chain, panel));
            return new ChainRun.Chunk(data, at + places.terms(chain), tokens(head, number), wide);
        }

        private int channels(HeadView head, int chain, int panel) {
            boolean ofValues = form.chains().get(chain).ofValues();
            return ofValues ? Math.min(lanes, head.sizes().dv() - panel * lanes) : 1;
        }

        /// What a chunk brings.
        void prepare(HeadView head, int kept, int number, float[] data, int at) {
            int count = rows(head, number);
            if (count == 0) {
                return;
            }
            var quantities = groundwork.quantities(group, kept);
            for (int chain = 0; chain < runs.size(); chain++) {
                machines.get(chain)
                        .run(
                                head,
                                quantities,
                                number * lanes,
                                tokens(head, number),
                                count,
                                data,
                                at + places.terms(chain));
            }
        }

        /// A state before a chunk is kept with it, and becomes the state after it.
        ///
        /// @param state  number of a panel among those of all chains
        /// @param states where they are
        void change(HeadView head, int state, int number, float[] data, int states, int at) {
            int chain = 0;
            int panel = state;
            while (panel >= panels[chain]) {
                panel -= panels[chain++];
            }
            if (rows(head, number) == 0) {
                return;
            }
            var run = runs.get(chain);
            var chunk = chunk(head, chain, panel, number, data, at);
            int running = states + places.state(chain, panel);
            int written = at + places.written(chain, panel);
            System.arraycopy(data, running, data, at + places.before(chain, panel), places.stateLength(chain));
            values(head, chain, panel, number);
            run.solve(chunk, data, running, scratch, values, data, written);
            run.advance(chunk, data, running, data, written);
        }

        /// What the rows of a chunk read.
        void answer(HeadView head, int kept, int number, float[] data, int at) {
            int count = rows(head, number);
            if (count == 0) {
                return;
            }
            int place = 0;
            for (int chain = 0; chain < runs.size(); chain++) {
                for (int panel = 0; panel < panels[chain]; panel++) {
                    read(head, chain, panel, number, place, data, at);
                }
                place += terms.get(chain).reads();
            }
            rows.write(head, groundwork.quantities(group, kept), scratch, read, number * lanes, count);
            group.finished(count);
        }

        private void read(HeadView head, int chain, int panel, int number, int place, float[] data, int at) {
            int count = rows(head, number);
            int channels = channels(head, chain, panel);
            var chunk = chunk(head, chain, panel, number, data, at);
            int before = at + places.before(chain, panel);
            int written = at + places.written(chain, panel);
            for (int each = 0; each < terms.get(chain).reads(); each++) {
                runs.get(chain).read(each, chunk, count, data, before, data, written, scratch, out);
                for (int row = 0; row < count; row++) {
                    int to = reads.at(read, row, place + each) + panel * lanes;
                    System.arraycopy(scratch, out + row * lanes, scratch, to, channels);
                }
            }
        }

        /// The values of a panel of channels; lanes without a channel are 0.
        private void values(HeadView head, int chain, int panel, int number) {
            boolean ofValues = form.chains().get(chain).ofValues();
            int dv = head.sizes().dv();
            int channels = channels(head, chain, panel);
            int count = tokens(head, number);
            if (channels < lanes) {
                Arrays.fill(scratch, values, values + count * lanes, 0);
            }
            for (int token = 0; token < count; token++) {
                int to = values + token * lanes;
                if (ofValues) {
                    int from = head.vAt() + (number * lanes + token) * dv + panel * lanes;
                    System.arraycopy(head.v(), from, scratch, to, channels);
                } else {
                    scratch[to] = 1;
                }
            }
        }
    }
}
