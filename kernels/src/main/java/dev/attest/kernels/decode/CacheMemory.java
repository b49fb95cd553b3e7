package dev.attest.kernels.decode;

/// The cache, and one pass after the other over it.
final class CacheMemory implements Memory {
    /// Numbers of the cache that one thread goes through before another would have joined it.
    private static final int ALONE = 1 << 15;

    private final CacheForm form;
    private final Ground ground;
    private final LanePanel keys;
    private final LanePanel[] rows;
    private final KeyCache cache;
    private final Partials partials;
    private final PassWork[] works;
    private final int threads;
    private final int kept;
    private final int scale;
    private final int sink;
    private final int[] places;
    private final int[] second;
    private final float[] out;

    CacheMemory(CacheForm form, LanePanel keys, LanePanel[] rows, int threads) {
        this.form = form;
        this.ground = form.ground();
        this.keys = keys;
        this.rows = rows;
        this.threads = threads;
        this.cache = new KeyCache(form, keys);
        this.partials = new Partials(ground.heads(), ground.paddedWidth());
        this.out = new float[Math.multiplyExact(ground.heads(), ground.paddedWidth())];
        this.works = new PassWork[form.passes().size()];
        this.kept = form.rows();
        this.scale = form.hasScale() ? 1 + works.length : -1;
        this.sink = form.hasSink() ? 1 + works.length + (form.hasScale() ? 1 : 0) : -1;
        this.places = new int[works.length];
        this.second = new int[works.length];
        var scratches = new PassScratch[Crew.workers(threads)];
        for (int worker = 0; worker < scratches.length; worker++) {
            scratches[worker] = new PassScratch(ground.group(), keys.lanes());
        }
        for (int pass = 0; pass < works.length; pass++) {
            works[pass] = new PassWork(form, pass, cache, partials, scratches);
            place(pass);
        }
    }

    /// Where the rows have what a pass gives.
    private void place(int pass) {
        switch (form.passes().get(pass).use()) {
            case PairPass.Use.Normaliser(var largest, var total) -> {
                places[pass] = rows[0].at(largest);
                second[pass] = rows[0].at(total);
            }
            case PairPass.Use.Reduced(var leaf, var _) -> places[pass] = rows[0].at(leaf);
            case PairPass.Use.Softmax _, PairPass.Use.Weights _ -> {}
        }
    }

    @Override
    public void take(int first, int token, int count) {
        for (int lane = 0; lane < count; lane++) {
            cache.put(first + lane, token, lane);
        }
    }

    @Override
    public void takePrompt(int keyHead, int token, int count) {
        for (int lane = 0; lane < count; lane++) {
            cache.put(keyHead, token + lane, lane);
        }
    }

    @Override
    public float[] read(int tokens) {
        int blocks = KeyCache.blocks(tokens);
        partials.reserve(blocks);
        if (sink >= 0) {
            run(sink);
        }
        for (int pass = 0; pass < works.length; pass++) {
            for (int each = 0; each < rows.length; each++) {
                int count = Math.min(keys.lanes(), ground.heads() - each * keys.lanes());
                works[pass].rows(rows[each], each * keys.lanes(), count);
            }
            works[pass].begin(tokens);
            long numbers = (long) tokens * kept * ground.keyHeads();
            Crew.run(numbers < ALONE ? 1 : threads, ground.keyHeads() * blocks, works[pass]);
            merge(pass, blocks, tokens);
        }
        if (scale >= 0) {
            scale();
        }
        return out;
    }

    private void merge(int pass, int blocks, int tokens) {
        int padded = ground.paddedWidth();
        for (int head = 0; head < ground.heads(); head++) {
            var panel = rows[head / keys.lanes()];
            int lane = head % keys.lanes();
            int to = head * padded;
            switch (works[pass].use()) {
                case PairPass.Use.Softmax _ -> {
                    float total = partials.normalised(head, blocks, sink(panel, lane));
                    partials.weighedSum(head, blocks, ground.loops(), out, to);
                    for (int entry = to; entry < to + padded; entry++) {
                        out[entry] /= total;
                    }
                }
                case PairPass.Use.Weights _ -> partials.sum(head, blocks, ground.loops(), out, to);
                case PairPass.Use.Normaliser _ -> {
                    put(panel, second[pass], lane, partials.normalised(head, blocks, Float.NEGATIVE_INFINITY));
                    put(panel, places[pass], lane, partials.largest(head, blocks));
                }
                case PairPass.Use.Reduced(var _, var kind) ->
                    put(panel, places[pass], lane, partials.reduced(head, blocks, kind, tokens));
            }
        }
    }

    private float sink(LanePanel panel, int lane) {
        return sink < 0 ? Float.NEGATIVE_INFINITY : number(panel, sink, lane);
    }

    private static float number(LanePanel panel, int program, int lane) {
        var root = panel.machine(program).root(0);
        return root.data()[root.from() + (root.spread() ? 0 : lane)];
    }

    private static void put(LanePanel panel, int at, int lane, float number) {
        if (at >= 0) {
            panel.data()[at + lane] = number;
        }
    }

    private void scale() {
        run(scale);
        int padded = ground.paddedWidth();
        for (int head = 0; head < ground.heads(); head++) {
            float factor = number(rows[head / keys.lanes()], scale, head % keys.lanes());
            for (int entry = head * padded; entry < (head + 1) * padded; entry++) {
                out[entry] *= factor;
            }
        }
    }

    private void run(int program) {
        for (var panel : rows) {
            panel.machine(program).run();
        }
    }

    @Override
    public void clear() {
        cache.clear();
    }

    @Override
    public void copyFrom(Memory other, int tokens) {
        cache.copyFrom(((CacheMemory) other).cache, tokens);
    }

    @Override
    public void reserve(int tokens) {
        cache.reserve(tokens);
    }

    @Override
    public long bytes() {
        return cache.bytes();
    }
}
