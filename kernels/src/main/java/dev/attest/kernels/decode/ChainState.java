package dev.attest.kernels.decode;

import dev.attest.kernels.form.RecurrenceForm.Chain;
import dev.attest.kernels.strip.StepLoops;
import java.util.Arrays;

/// The states of one chain for all key heads, a tile of channels after the other: `[features][channels of the
/// tile]`.
final class ChainState {
    private final StepLoops loops;
    private final Chain chain;
    private final ChainRoots at;
    private final int features;
    private final int group;
    private final int channels;
    private final int width;
    private final int tile;
    private final int reads;
    private final float[][] states;
    private final float[] asked;
    private final float[][] out;

    ChainState(ChainForm form, int number) {
        var ground = form.ground();
        this.loops = ground.loops();
        this.chain = form.chains().get(number);
        this.at = new ChainRoots(chain, form.updates(number));
        this.features = form.updates(number).size(at.written(0));
        this.group = ground.group();
        this.channels = chain.ofValues() ? ground.width() : 1;
        this.width = ground.padded(channels);
        this.tile = loops.tile();
        this.reads = chain.reads().size();
        this.states = new float[ground.keyHeads()][Math.multiplyExact(features, width)];
        this.asked = new float[Math.multiplyExact(ground.heads(), reads * features)];
        this.out = new float[reads][Math.multiplyExact(ground.heads(), width)];
    }

    int tiles() {
        return (width + tile - 1) / tile;
    }

    int channels() {
        return channels;
    }

    /// Channels with zeros behind them.
    int width() {
        return width;
    }

    /// Numbers that [#change] works with.
    int scratch() {
        return (chain.erased().size() + 2) * tile;
    }

    float[][] states() {
        return states;
    }

    /// What a read gives, for head h from `h * width` on.
    float[] out(int read) {
        return out[read];
    }

    private int entries(int number) {
        return Math.min(tile, width - number * tile);
    }

    /// Keeps the values of the first lanes, token after token: 1 where the state has no channels of them.
    void keepValues(LanePanel keys, int count, float[] values, int first) {
        if (chain.ofValues()) {
            LanePanel.unpack(keys.machine(Ground.VALUE).root(0), channels, count, values, first * width, width);
        } else {
            for (int token = first; token < first + count; token++) {
                values[token * width] = 1;
            }
        }
    }

    /// Keeps what heads `first` and on ask.
    void ask(LanePanel rows, int program, int first, int count) {
        var machine = rows.machine(program);
        machine.run();
        for (int read = 0; read < reads; read++) {
            int to = (first * reads + read) * features;
            LanePanel.unpack(machine.root(read), features, count, asked, to, reads * features);
        }
    }

    /// Changes a tile of the state of a key head by a token, and answers what its heads ask.
    void step(int keyHead, int number, TokenRows token, float[] values, float[] scratch) {
        int first = number * tile;
        int head = keyHead * group;
        boolean any = reads > 0;
        float[] query = any ? asked : token.root(at.written(0));
        int queryAt = any ? head * reads * features : token.at(at.written(0), keyHead);
        change(keyHead, number, token, keyHead, values, query, queryAt, scratch);
        if (any) {
            System.arraycopy(scratch, 0, out[0], head * width + first, entries(number));
        }
        for (int each = 1; each < group * reads; each++) {
            int to = (head + each / reads) * width + first;
            var answer = out[each % reads];
            Arrays.fill(answer, to, to + entries(number), 0);
            int from = (head * reads + each) * features;
            loops.weigh(features, asked, from, states[keyHead], first * features, entries(number), answer, to);
        }
    }

    /// Changes a tile of the state of a key head by token `row`; leaves what the query reads in `scratch`.
    void change(
            int keyHead,
            int number,
            TokenRows token,
            int row,
            float[] values,
            float[] query,
            int queryAt,
            float[] scratch) {
        int entries = entries(number);
        int from = number * tile * features;
        var state = states[keyHead];
        int met = 2 * tile;
        for (int each = 0; each < chain.erased().size(); each++) {
            int to = met + each * tile;
            Arrays.fill(scratch, to, to + entries, 0);
            loops.weigh(features, token.root(each), token.at(each, row), state, from, entries, scratch, to);
        }
        for (int write = 0; write < chain.writes().size(); write++) {
            written(write, number, token, row, values, scratch);
            int z = at.written(write);
            var key = token.root(z);
            int keyAt = token.at(z, row);
            if (write == 0 && at.decay() >= 0) {
                var decay = token.root(at.decay());
                int decayAt = token.at(at.decay(), row);
                loops.decayed(
                        features,
                        decay,
                        decayAt,
                        at.decayStep(),
                        key,
                        keyAt,
                        scratch,
                        tile,
                        query,
                        queryAt,
                        state,
                        from,
                        entries,
                        scratch,
                        0);
            } else {
                loops.advance(features, key, keyAt, scratch, tile, query, queryAt, state, from, entries, scratch, 0);
            }
        }
    }

    /// What a vector is written with, channel by channel: `kappa v + sum_r lambda_r e_r`.
    private void written(int write, int number, TokenRows token, int row, float[] values, float[] scratch) {
        int kappa = at.ofValue(write);
        float ofValue = kappa < 0 ? 0 : token.number(kappa, row);
        int value = row * width + number * tile;
        for (int entry = 0; entry < entries(number); entry++) {
            scratch[tile + entry] = kappa < 0 ? 0 : ofValue * values[value + entry];
        }
        for (int each = 0; each < chain.erased().size(); each++) {
            int lambda = at.ofErased(write, each);
            float ofErased = lambda < 0 ? 0 : token.number(lambda, row);
            int met = (2 + each) * tile;
            for (int entry = 0; lambda >= 0 && entry < entries(number); entry++) {
                scratch[tile + entry] += ofErased * scratch[met + entry];
            }
        }
    }
}
