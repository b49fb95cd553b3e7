package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;

/// Runs a [PairProgram], for one thread: hand in the query side ([#queries]) and [#prepare], then for each
/// chunk the key side ([#keys]) and [#run].
public final class PairMachine {
    private final PairProgram program;
    private final Loops loops;
    private final float[] scratch;
    private final Operand[] values;
    private final Operand[] queries;
    private final KeyValues[] keys;
    private final KeyByKey inner;
    private final Handed handed;

    /// Where a value of the key side is: entry e of key j at `from + j * keyStep + e * entryStep`.
    record KeyValues(float[] data, int from, int keyStep, int entryStep) {}

    PairMachine(PairProgram program, float[] scratch, int from, int most) {
        this.program = program;
        this.loops = program.loops();
        this.scratch = scratch;
        this.values = new Operand[program.steps().size()];
        this.queries = new Operand[program.querySide().roots()];
        this.keys = new KeyValues[program.keySide().roots()];
        int at = from;
        for (int step = 0; step < values.length; step++) {
            values[step] = Operand.panel(scratch, at, loops.lanes());
            at += program.steps().get(step).isPair() ? most * loops.lanes() : 0;
        }
        this.inner = new KeyByKey(program, scratch, at);
        this.handed = new Handed(queries.length, keys.length);
    }

    /// Says where a uniform leaf is, for what is computed key by key; the sides have their own machines.
    ///
    /// @param term one that the program does not read is passed over
    public void uniform(Term term, Operand where) {
        inner.bind(program.innerLeaf(term), where);
    }

    /// Hands in one root of the query side: a panel, or a column where it is uniform.
    public void query(int root, Operand where) {
        handed.query(root);
        queries[root] = where;
        inner.query(root, where);
        for (int step = 0; step < values.length; step++) {
            if (program.steps().get(step) instanceof PairStep.OfQuery(int number) && number == root) {
                values[step] = where.repeated();
            }
        }
    }

    /// Hands in every root of the query side, from a machine that has run it and is not run again while they
    /// are used.
    public void queries(TokenMachine querySide) {
        for (int root = 0; root < queries.length; root++) {
            query(root, querySide.root(root));
        }
    }

    /// Computes what is uniform among what goes key by key; again whenever a uniform leaf changed.
    public void prepare() {
        inner.prepare();
    }

    /// Hands in one root of the key side for the keys of the next chunk: entry e of key j is at `from + j *
    /// keyStep + e * entryStep`. Keys as they lie in memory have the steps d and 1, those of a panel 1 and W.
    public void key(int root, float[] data, int from, int keyStep, int entryStep) {
        handed.key(root);
        keys[root] = new KeyValues(data, from, keyStep, entryStep);
        for (int step = 0; step < values.length; step++) {
            if (program.steps().get(step) instanceof PairStep.OfKey(int number) && number == root) {
                values[step] = Operand.column(data, from, keyStep);
            }
        }
    }

    /// Hands in every root of the key side from where [TokenMachine#store] put them: keys `first` and on of a
    /// panel, of which W - `first` are left.
    public void keys(float[] stored, int from, int first) {
        int at = from;
        for (int root = 0; root < keys.length; root++) {
            key(root, stored, at + first, 1, loops.lanes());
            at += program.keySide().size(root) * loops.lanes();
        }
    }

    /// Computes the root for the queries in the lanes and so many keys: writes the panel `[count][lanes]` from
    /// `to` on.
    ///
    /// @throws IllegalStateException if a root of either side was not handed in
    public void run(int count, float[] out, int to) {
        handed.check();
        if (program.goesKeyByKey()) {
            innerSteps(count, out, to);
        }
        int last = values.length - 1;
        for (int step = 0; step <= last; step++) {
            execute(step, count, step == last ? out : scratch, step == last ? to : values[step].from());
        }
    }

    private void innerSteps(int count, float[] out, int to) {
        int last = values.length - 1;
        for (int key = 0; key < count; key++) {
            inner.run(keys, key);
            for (int step = 0; step <= last; step++) {
                if (program.steps().get(step) instanceof PairStep.KeyByKey(int root)) {
                    int at = (step == last ? to : values[step].from()) + key * loops.lanes();
                    loops.copy(inner.root(root), step == last ? out : scratch, at, 1);
                }
            }
        }
    }

    private void execute(int step, int count, float[] out, int to) {
        switch (program.steps().get(step)) {
            case PairStep.OfQuery _, PairStep.OfKey _ -> {
                if (step == values.length - 1) {
                    loops.copy(values[step], out, to, count);
                }
            }
            case PairStep.KeyByKey _ -> {}
            case PairStep.Dot dot -> dot(dot, count, out, to);
            case PairStep.Map(var function, var parts) -> {
                var x = values[parts.getFirst()];
                loops.map(function, x.data(), x.from(), out, to, count);
            }
            case PairStep.Meet(var function, var parts) ->
                loops.meet(function, values[parts.get(0)], values[parts.get(1)], out, to, count);
            case PairStep.Raise(double exponent, var parts) ->
                Raising.raise(loops, values[parts.getFirst()], (float) exponent, out, to, count);
        }
    }

    private void dot(PairStep.Dot dot, int count, float[] out, int to) {
        var query = queries[dot.query()];
        var key = keys[dot.key()];
        loops.product(
                count,
                dot.width(),
                key.data(),
                key.from(),
                key.keyStep(),
                key.entryStep(),
                query.data(),
                query.from(),
                loops.lanes(),
                out,
                to,
                loops.lanes(),
                false);
    }
}
