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
        var scratches = new PassScratch[Crew.workers(threads)];
        for (int worker = 0; worker < scratches.length; worker++) {
            scratches[worker] = new PassScratch(ground.group(), keys.lanes());
        }
        for (int pass = 0; pass < works.length; pass++) {
            works[pass] = new PassWork(form, pass, cache, partials, scratches);
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
        for (int pass = 0; pass < works.length; pass++) {
            for (int each = 0; each < rows.length; each++) {
                int count = Math.min(keys.lanes(), ground.heads() - each * keys.lanes());
                works[pass].rows(rows[each], each * keys.lanes(), count);
            }
            works[pass].begin(tokens);
            long numbers = (long) tokens * form.rows() * ground.keyHeads();
            Crew.run(numbers < ALONE ? 1 : threads, ground.keyHeads() * blocks, works[pass]);
            merge(works[pass].use(), blocks, tokens);
        }
        if (form.hasScale()) {
            scale(1 + works.length);
        }
        return out;
    }

    private void merge(PairPass.Use use, int blocks, int tokens) {
        int padded = ground.paddedWidth();
        for (int head = 0; head < ground.heads(); head++) {
            var panel = rows[head / keys.lanes()];
            int lane = head % keys.lanes();
            switch (use) {
                case PairPass.Use.Softmax _ -> {
                    float total = partials.normalised(head, blocks);
                    partials.weighedSum(head, blocks, ground.loops(), out, head * padded);
                    for (int entry = head * padded; entry < (head + 1) * padded; entry++) {
                        out[entry] /= total;
                    }
                }
                case PairPass.Use.Weights _ -> partials.sum(head, blocks, ground.loops(), out, head * padded);
                case PairPass.Use.Normaliser(var largest, var total) -> {
                    put(panel, panel.at(total), lane, partials.normalised(head, blocks));
                    put(panel, panel.at(largest), lane, partials.largest(head, blocks));
                }
                case PairPass.Use.Reduced(var leaf, var kind) ->
                    put(panel, panel.at(leaf), lane, partials.reduced(head, blocks, kind, tokens));
            }
        }
    }

    private static void put(LanePanel panel, int at, int lane, float number) {
        if (at >= 0) {
            panel.data()[at + lane] = number;
        }
    }

    private void scale(int program) {
        int padded = ground.paddedWidth();
        for (int each = 0; each < rows.length; each++) {
            rows[each].machine(program).run();
        }
        for (int head = 0; head < ground.heads(); head++) {
            var root = rows[head / keys.lanes()].machine(program).root(0);
            float scale = root.data()[root.from() + (root.spread() ? 0 : head % keys.lanes())];
            for (int entry = head * padded; entry < (head + 1) * padded; entry++) {
                out[entry] *= scale;
            }
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
