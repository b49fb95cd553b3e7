package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.PairMachine;
import dev.attest.kernels.strip.PairProgram;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;

/// One pass over the cache: a task is a block of one key head, for all queries that read it.
final class PassWork implements Crew.Job {
    private final Ground ground;
    private final PairPass pass;
    private final int number;
    private final KeyCache cache;
    private final Partials partials;
    private final PassScratch[] scratches;
    private final Loops loops;
    private final int lanes;
    private final int group;
    private final int padded;
    private final int columns;
    private final int[] columnsOfRoots;
    private final float[][] rows;
    private final PairMachine[][] machines;
    private final Operand[][] copies;
    private int tokens;

    PassWork(CacheForm form, int number, KeyCache cache, Partials partials, PassScratch[] scratches) {
        this.ground = form.ground();
        this.pass = form.passes().get(number);
        this.number = number;
        this.cache = cache;
        this.partials = partials;
        this.scratches = scratches;
        this.loops = ground.mentions().loops();
        this.lanes = loops.lanes();
        this.group = ground.group();
        this.padded = ground.paddedWidth();
        this.columns = form.columns().size();
        this.columnsOfRoots = form.columnsOf(number);
        var program = pass.program();
        this.rows = new float[program.keySide().roots()][];
        for (int root = 0; root < rows.length; root++) {
            rows[root] = new float[ground.heads() * program.keySide().size(root)];
        }
        this.copies = new Operand[scratches.length][];
        this.machines = new PairMachine[scratches.length][];
        for (int worker = 0; worker < scratches.length; worker++) {
            copies[worker] = copies(program);
            machines[worker] = machines(program, copies[worker]);
        }
    }

    /// Where a thread copies what the cache holds of a panel, if the program goes pair by pair.
    private Operand[] copies(PairProgram program) {
        var places = new Operand[program.goesKeyByKey() ? columnsOfRoots.length : 0];
        for (int root = 0; root < places.length; root++) {
            places[root] = Operand.panel(new float[program.querySide().size(root) * lanes], 0, lanes);
        }
        return places;
    }

    /// A machine for each key head, of one thread.
    private PairMachine[] machines(PairProgram program, Operand[] copied) {
        var own = new PairMachine[ground.keyHeads()];
        var scratch = new float[program.scratch(group)];
        for (int keyHead = 0; keyHead < own.length; keyHead++) {
            own[keyHead] = program.on(scratch, 0, group);
            for (int root = 0; root < rows.length; root++) {
                int size = program.keySide().size(root);
                own[keyHead].key(root, rows[root], keyHead * group * size, size, 1);
            }
            for (int root = 0; root < copied.length; root++) {
                own[keyHead].query(root, copied[root]);
            }
            own[keyHead].prepare();
        }
        return own;
    }

    PairPass.Use use() {
        return pass.use();
    }

    /// Computes what the rows of heads `first` and on bring.
    void rows(LanePanel panel, int first, int count) {
        var machine = panel.machine(1 + number);
        machine.run();
        for (int root = 0; root < rows.length; root++) {
            int size = pass.program().keySide().size(root);
            LanePanel.unpack(machine.root(root), size, count, rows[root], first * size, size);
        }
    }

    void begin(int now) {
        this.tokens = now;
    }

    @Override
    public void task(int worker, int task) {
        int blocks = KeyCache.blocks(tokens);
        int keyHead = task / blocks;
        int number = task % blocks;
        var block = cache.block(keyHead, number);
        int count = Math.min(KeyCache.KEYS, tokens - number * KeyCache.KEYS);
        var scratch = scratches[worker];
        score(worker, keyHead, block, count);
        for (int query = 0; query < group; query++) {
            int place = partials.place(keyHead * group + query, number);
            gather(scratch, query * KeyCache.KEYS, count, place);
        }
        if (pass.use().sums()) {
            weigh(scratch, block, count, keyHead, number);
        }
    }

    private void score(int worker, int keyHead, KeyBlock block, int count) {
        var machine = machines[worker][keyHead];
        var scratch = scratches[worker];
        int panels = (count + lanes - 1) / lanes;
        for (int panel = 0; panel < panels; panel++) {
            hand(machine, copies[worker], block, panel);
            if (group == 1) {
                machine.run(1, scratch.scores(), panel * lanes);
            } else {
                machine.run(group, scratch.tile(), 0);
                spread(scratch, panel);
            }
        }
        float neutral = pass.use().neutral();
        for (int query = 0; query < group; query++) {
            int at = query * KeyCache.KEYS;
            Arrays.fill(scratch.scores(), at + count, at + panels * lanes, neutral);
        }
    }

    private void hand(PairMachine machine, Operand[] copied, KeyBlock block, int panel) {
        for (int root = 0; root < columnsOfRoots.length; root++) {
            var kept = block.operand(panel * columns + columnsOfRoots[root]);
            if (copied.length == 0) {
                machine.query(root, kept);
            } else {
                var to = copied[root].data();
                System.arraycopy(kept.data(), kept.from(), to, 0, to.length);
            }
        }
    }

    private void spread(PassScratch scratch, int panel) {
        for (int query = 0; query < group; query++) {
            int to = query * KeyCache.KEYS + panel * lanes;
            System.arraycopy(scratch.tile(), query * lanes, scratch.scores(), to, lanes);
        }
    }

    private void gather(PassScratch scratch, int at, int count, int place) {
        int panels = (count + lanes - 1) / lanes;
        switch (pass.use()) {
            case PairPass.Use.Softmax _, PairPass.Use.Normaliser _ -> exponentials(scratch, at, panels, place);
            case PairPass.Use.Reduced(var _, var kind) -> {
                var over = kind == Reduction.MEAN ? Reduction.SUM : kind;
                loops.reduce(over, scratch.scores(), at, panels, scratch.reduced(), 0);
                float result = scratch.reduced()[0];
                for (int lane = 1; lane < lanes; lane++) {
                    result = Partials.joined(over, result, scratch.reduced()[lane]);
                }
                partials.first()[place] = result;
            }
            case PairPass.Use.Weights _ -> {}
        }
    }

    private void exponentials(PassScratch scratch, int at, int panels, int place) {
        var reference = scratch.reference();
        Arrays.fill(reference, Loops.LEAST);
        loops.maximum(scratch.scores(), at, panels, reference, 0);
        float largest = Loops.LEAST;
        for (int lane = 0; lane < lanes; lane++) {
            largest = reference[lane] > largest ? reference[lane] : largest;
        }
        Arrays.fill(reference, largest);
        Arrays.fill(scratch.reduced(), 0);
        loops.exponentials(scratch.scores(), at, panels, reference, 0, scratch.reduced(), 0);
        float total = 0;
        for (int lane = 0; lane < lanes; lane++) {
            total += scratch.reduced()[lane];
        }
        partials.first()[place] = largest;
        partials.totals()[place] = total;
    }

    /// A panel of values stays in the cache of the processor for all queries of the group.
    private void weigh(PassScratch scratch, KeyBlock block, int count, int keyHead, int number) {
        for (int query = 0; query < group; query++) {
            int to = partials.place(keyHead * group + query, number) * padded;
            Arrays.fill(partials.rows(), to, to + padded, 0);
        }
        for (int first = 0; first < count; first += lanes) {
            int some = Math.min(lanes, count - first);
            for (int query = 0; query < group; query++) {
                int from = query * KeyCache.KEYS + first;
                int to = partials.place(keyHead * group + query, number) * padded;
                int at = first * padded;
                ground.loops().weigh(some, scratch.scores(), from, block.values(), at, padded, partials.rows(), to);
            }
        }
    }
}
