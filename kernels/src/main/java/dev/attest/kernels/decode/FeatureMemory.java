package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Operand;
import java.util.Arrays;

/// States of features times values, a tile of entries after the other: `[features][entries of the tile]`, and
/// sums of the features alone where a row needs them.
final class FeatureMemory implements Memory, Crew.Job {
    /// Bytes of states that one thread goes through before another would have joined it.
    private static final int ALONE = 1 << 18;

    private final Ground ground;
    private final LanePanel keys;
    private final LanePanel[] rows;
    private final int threads;
    private final Products[] products;
    private final Operand panel;
    private final Operand row;
    private final RowSums[] sums;
    private final FactorProgram.Machine[] factorMachines;
    private final int width;
    private final int used;
    private final int padded;
    private final int tile;
    private final int tiles;
    private final float[] features;
    private final float[] values;
    private final float[] factors;
    private final float[] alone;
    private final float[][] states;
    private final float[] out;

    FeatureMemory(FeatureForm form, LanePanel keys, LanePanel[] rows, int threads) {
        this.ground = form.ground();
        this.keys = keys;
        this.rows = rows;
        this.threads = threads;
        this.products = form.products(keys);
        this.width = form.width();
        var last = form.factors().getLast();
        this.used = last.width();
        this.padded = ground.paddedWidth();
        this.tile = ground.loops().tile();
        this.tiles = (padded + tile - 1) / tile;
        this.panel = Operand.panel(new float[width * keys.lanes()], 0, keys.lanes());
        this.row = Operand.row(new float[keys.lanes()], 0);
        int keyHeads = ground.keyHeads();
        this.features = new float[Math.multiplyExact(keyHeads, width)];
        this.values = new float[Math.multiplyExact(keyHeads, padded)];
        this.factors = new float[Math.multiplyExact(ground.heads(), used)];
        this.out = new float[Math.multiplyExact(ground.heads(), padded)];
        this.alone = new float[form.sums().isEmpty() ? 0 : features.length];
        this.states = new float[keyHeads][Math.multiplyExact(used, padded)];
        this.sums = new RowSums[form.sums().size()];
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum] = new RowSums(form, sum, rows);
        }
        this.factorMachines = new FactorProgram.Machine[rows.length];
        for (int each = 0; each < rows.length; each++) {
            factorMachines[each] = last.on(rows[each], 1 + sums.length);
        }
    }

    @Override
    public void take(int first, int token, int count) {
        unpack(features, first * width, values, first * padded, count);
        for (int place = first * width; alone.length > 0 && place < (first + count) * width; place++) {
            alone[place] += features[place];
        }
    }

    private void unpack(float[] featureRows, int to, float[] valueRows, int valuesTo, int count) {
        int at = 0;
        for (var each : products) {
            each.fill(keys.loops(), panel.data(), at * keys.lanes(), row);
            at += each.width();
        }
        LanePanel.unpack(panel, width, count, featureRows, to, width);
        LanePanel.unpack(keys.machine(Ground.VALUE).root(0), ground.width(), count, valueRows, valuesTo, padded);
    }

    @Override
    public void takePrompt(int keyHead, int token, int count) {
        var featureRows = new float[count * width];
        var valueRows = new float[count * padded];
        var ignored = new float[tile];
        unpack(featureRows, 0, valueRows, 0, count);
        for (int lane = 0; lane < count; lane++) {
            for (int feature = 0; alone.length > 0 && feature < width; feature++) {
                alone[keyHead * width + feature] += featureRows[lane * width + feature];
            }
            for (int number = 0; number < tiles; number++) {
                ground.loops()
                        .advance(
                                used,
                                featureRows,
                                lane * width,
                                valueRows,
                                lane * padded + number * tile,
                                featureRows,
                                lane * width,
                                states[keyHead],
                                number * tile * used,
                                entries(number),
                                ignored,
                                0);
            }
        }
    }

    private int entries(int number) {
        return Math.min(tile, padded - number * tile);
    }

    @Override
    public float[] read(int tokens) {
        for (var sum : sums) {
            for (int each = 0; each < rows.length; each++) {
                sum.fill(each, alone);
            }
        }
        int lanes = keys.lanes();
        for (int each = 0; each < rows.length; each++) {
            int count = Math.min(lanes, ground.heads() - each * lanes);
            factorMachines[each].run();
            factorMachines[each].unpack(count, factors, each * lanes * used);
        }
        long bytes = (long) Float.BYTES * states.length * used * padded;
        Crew.run(bytes < ALONE ? 1 : threads, states.length * tiles, this);
        return out;
    }

    /// A tile of the state of one key head.
    @Override
    public void task(int worker, int number) {
        int keyHead = number / tiles;
        int first = number % tiles * tile;
        int entries = entries(number % tiles);
        int head = keyHead * ground.group();
        var state = states[keyHead];
        int at = first * used;
        int to = head * padded + first;
        ground.loops()
                .advance(
                        used,
                        features,
                        keyHead * width,
                        values,
                        keyHead * padded + first,
                        factors,
                        head * used,
                        state,
                        at,
                        entries,
                        out,
                        to);
        for (int next = 1; next < ground.group(); next++) {
            to += padded;
            Arrays.fill(out, to, to + entries, 0);
            ground.loops().weigh(used, factors, (head + next) * used, state, at, entries, out, to);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(alone, 0);
        for (var state : states) {
            Arrays.fill(state, 0);
        }
    }

    @Override
    public void copyFrom(Memory other, int tokens) {
        var from = (FeatureMemory) other;
        System.arraycopy(from.alone, 0, alone, 0, alone.length);
        for (int keyHead = 0; keyHead < states.length; keyHead++) {
            System.arraycopy(from.states[keyHead], 0, states[keyHead], 0, states[keyHead].length);
        }
    }

    /// A state has room for any number.
    @Override
    public void reserve(int tokens) {}

    @Override
    public long bytes() {
        long numbers = alone.length;
        for (var state : states) {
            numbers += state.length;
        }
        return Float.BYTES * numbers;
    }
}
