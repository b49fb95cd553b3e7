package dev.attest.kernels.decode;

import java.util.Arrays;

/// The states of all chains. A task is a tile of channels of one key head.
final class ChainMemory implements Memory, Crew.Job {
    /// Bytes of states that one thread goes through before another would have joined it.
    private static final int ALONE = 1 << 18;

    private final ChainForm form;
    private final Ground ground;
    private final LanePanel keys;
    private final LanePanel[] rows;
    private final int threads;
    private final ChainState[] chains;
    private final TokenRows[] tokens;
    private final float[][] values;
    private final float[][] scratches;
    private final int[][] places;
    private final int[] sum = {-1, -1};
    private final int tiles;
    private final float[] out;

    ChainMemory(ChainForm form, LanePanel keys, LanePanel[] rows, int threads) {
        this.form = form;
        this.ground = form.ground();
        this.keys = keys;
        this.rows = rows;
        this.threads = threads;
        int count = form.chains().size();
        this.chains = new ChainState[count];
        this.tokens = new TokenRows[count];
        this.values = new float[count][];
        this.places = new int[count][];
        int scratch = 0;
        int all = 0;
        for (int chain = 0; chain < count; chain++) {
            chains[chain] = new ChainState(form, chain);
            tokens[chain] = new TokenRows(form.updates(chain), ground.keyHeads());
            values[chain] = new float[ground.keyHeads() * chains[chain].width()];
            places[chain] = places(chain);
            scratch = Math.max(scratch, chains[chain].scratch());
            all += chains[chain].tiles();
        }
        this.tiles = all;
        this.scratches = new float[Crew.workers(threads)][scratch];
        this.out = new float[Math.multiplyExact(ground.heads(), ground.paddedWidth())];
    }

    /// Where the rows have each read of a chain; the sum of the output is handed over for all heads at once.
    private int[] places(int chain) {
        var reads = form.chains().get(chain).reads();
        var own = new int[reads.size()];
        for (int read = 0; read < own.length; read++) {
            boolean isSum = reads.get(read).leaf().equals(ground.output().sum());
            own[read] = isSum ? -1 : rows[0].at(reads.get(read).leaf());
            if (isSum) {
                sum[0] = chain;
                sum[1] = read;
            }
        }
        return own;
    }

    @Override
    public void take(int first, int token, int count) {
        for (int chain = 0; chain < chains.length; chain++) {
            tokens[chain].keep(keys.machine(ground.keyPrograms() + chain), first, count);
            chains[chain].keepValues(keys, count, values[chain], first);
        }
    }

    @Override
    public void takePrompt(int keyHead, int token, int count) {
        for (int chain = 0; chain < chains.length; chain++) {
            var state = chains[chain];
            var prompt = new TokenRows(form.updates(chain), count);
            var promptValues = new float[count * state.width()];
            prompt.keep(keys.machine(ground.keyPrograms() + chain), 0, count);
            state.keepValues(keys, count, promptValues, 0);
            var ignored = prompt.root(new ChainRoots(form.chains().get(chain), form.updates(chain)).written(0));
            for (int row = 0; row < count; row++) {
                for (int number = 0; number < state.tiles(); number++) {
                    state.change(keyHead, number, prompt, row, promptValues, ignored, 0, scratches[0]);
                }
            }
        }
    }

    @Override
    public float[] read(int count) {
        int lanes = keys.lanes();
        for (int panel = 0; panel < rows.length; panel++) {
            int some = Math.min(lanes, ground.heads() - panel * lanes);
            for (int chain = 0; chain < chains.length; chain++) {
                chains[chain].ask(rows[panel], 1 + chain, panel * lanes, some);
            }
        }
        Crew.run(bytes() < ALONE ? 1 : threads, ground.keyHeads() * tiles, this);
        for (int chain = 0; chain < chains.length; chain++) {
            for (int read = 0; read < places[chain].length; read++) {
                answer(chains[chain], read, places[chain][read]);
            }
        }
        if (sum[0] >= 0) {
            System.arraycopy(chains[sum[0]].out(sum[1]), 0, out, 0, out.length);
        }
        return out;
    }

    @Override
    public void task(int worker, int number) {
        int keyHead = number / tiles;
        int chain = 0;
        int tile = number % tiles;
        while (tile >= chains[chain].tiles()) {
            tile -= chains[chain].tiles();
            chain++;
        }
        chains[chain].step(keyHead, tile, tokens[chain], values[chain], scratches[worker]);
    }

    /// Hands the rows what they asked; a place of -1 is passed over.
    private void answer(ChainState state, int read, int place) {
        int lanes = keys.lanes();
        for (int head = 0; place >= 0 && head < ground.heads(); head++) {
            float[] answers = state.out(read);
            rows[head / lanes].token(place, state.channels(), answers, head * state.width(), head % lanes);
        }
    }

    @Override
    public void clear() {
        for (var chain : chains) {
            for (var state : chain.states()) {
                Arrays.fill(state, 0);
            }
        }
    }

    @Override
    public void copyFrom(Memory other, int count) {
        var from = (ChainMemory) other;
        for (int chain = 0; chain < chains.length; chain++) {
            var states = chains[chain].states();
            for (int keyHead = 0; keyHead < states.length; keyHead++) {
                System.arraycopy(from.chains[chain].states()[keyHead], 0, states[keyHead], 0, states[keyHead].length);
            }
        }
    }

    /// A state has room for any number.
    @Override
    public void reserve(int count) {}

    @Override
    public long bytes() {
        long numbers = 0;
        for (var chain : chains) {
            numbers += (long) chain.states().length * chain.states()[0].length;
        }
        return Float.BYTES * numbers;
    }
}
