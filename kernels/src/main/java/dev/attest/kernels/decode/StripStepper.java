package dev.attest.kernels.decode;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Term;

/// A stream over a step form: lanes are heads where a token is taken in and asked, keys where the cache is read,
/// entries of values where they are summed.
final class StripStepper implements Stepper {
    private final StepForm form;
    private final Ground ground;
    private final AttentionKernel parallel;
    private final Execution execution;
    private final LanePanel keys;
    private final LanePanel[] rows;
    private final Prefixes prefixes;
    private final Memory memory;
    private final Places places;
    private final int lanes;
    private int tokens;

    /// @param parallel computes the rows of a prompt
    StripStepper(StepForm form, AttentionKernel parallel, Execution execution) {
        this.form = form;
        this.ground = form.ground();
        this.parallel = parallel;
        this.execution = execution;
        this.lanes = ground.mentions().loops().lanes();
        this.keys = new LanePanel(ground.mentions(), ground.ofKeys(form.keyPrograms()));
        this.rows = new LanePanel[(ground.heads() + lanes - 1) / lanes];
        for (int panel = 0; panel < rows.length; panel++) {
            rows[panel] = new LanePanel(ground.mentions(), ground.ofRows(form.rowPrograms()));
        }
        this.prefixes = new Prefixes(ground);
        this.places = new Places(keys, rows[0], ground);
        this.memory = form.begin(keys, rows, execution.threads());
    }

    /// Where leaves are, in a panel of keys or of rows.
    private static final class Places {
        private final int key;
        private final int value;
        private final int keyPosition;
        private final int query;
        private final int queryPosition;
        private final int count;
        private final int meanQuery;
        private final int sum;
        private final int[] reductions;

        Places(LanePanel keys, LanePanel rows, Ground ground) {
            this.key = keys.at(Term.Key.class);
            this.value = keys.at(Term.Value.class);
            this.keyPosition = keys.at(Term.KeyPosition.class);
            this.query = rows.at(Term.Query.class);
            this.queryPosition = rows.at(Term.QueryPosition.class);
            this.count = rows.at(Term.KeyCount.class);
            this.meanQuery = rows.at(Term.MeanQuery.class);
            this.sum = rows.at(ground.output().sum());
            this.reductions = ground.reductions().stream()
                    .mapToInt(reduction -> rows.at(reduction.leaf()))
                    .toArray();
        }
    }

    @Override
    public void append(Call call) {
        check(call);
        int count = call.sizes().keys();
        reserve(Math.addExact(tokens, count));
        if (tokens == 0 && count > 1) {
            parallel.attend(call, execution);
            takePrompt(call);
            tokens = count;
            return;
        }
        for (int token = 0; token < count; token++) {
            step(call, token);
            execution.finished(ground.heads());
        }
    }

    private void check(Call call) {
        var sizes = call.sizes();
        var own = ground.sizes();
        if (sizes.batch() != own.batch()
                || sizes.heads() != own.heads()
                || sizes.keyHeads() != own.keyHeads()
                || sizes.d() != own.d()
                || sizes.dv() != own.dv()
                || sizes.queries() != sizes.keys()) {
            throw new IllegalArgumentException("tokens: expected batch " + own.batch() + ", heads " + own.heads()
                    + ", key heads " + own.keyHeads() + ", d " + own.d() + ", dv " + own.dv()
                    + " and as many queries as keys, got " + sizes);
        }
        if (!call.inputs().isEmpty() || call.lengths().isPresent() || !call.wanted().isEmpty()) {
            throw new IllegalArgumentException(
                    "tokens: expected queries, keys, values and an output, got a call with more: inputs "
                            + call.inputs().keySet() + ", wanted " + call.wanted().keySet()
                            + (call.lengths().isPresent() ? ", padding" : ""));
        }
    }

    /// Takes in token `token` of each head of a call, and answers its query.
    private void step(Call call, int token) {
        int length = call.sizes().keys();
        takeKeys(call, token, length);
        takeQueries(call, token, length);
        tokens++;
        finish(call, token, length, memory.read(tokens));
    }

    private void takeKeys(Call call, int token, int length) {
        int d = ground.sizes().d();
        int dv = ground.sizes().dv();
        keys.positions(places.keyPosition, tokens, 0);
        for (int first = 0; first < ground.keyHeads(); first += lanes) {
            int count = Math.min(lanes, ground.keyHeads() - first);
            int kFrom = call.k().from() + (first * length + token) * d;
            int vFrom = call.v().from() + (first * length + token) * dv;
            keys.tokens(places.key, d, call.k().data(), kFrom, length * d, count);
            keys.tokens(places.value, dv, call.v().data(), vFrom, length * dv, count);
            run();
            memory.take(first, tokens, count);
            for (int lane = 0; lane < count; lane++) {
                prefixes.take(keys, lane, first + lane);
            }
        }
    }

    /// Runs every program of keys.
    private void run() {
        keys.machine(Ground.VALUE).run();
        prefixes.run(keys);
        for (int number = ground.keyPrograms(); number < keys.programs(); number++) {
            keys.machine(number).run();
        }
    }

    private void takeQueries(Call call, int token, int length) {
        int d = ground.sizes().d();
        for (int panel = 0; panel < rows.length; panel++) {
            int first = panel * lanes;
            int count = Math.min(lanes, ground.heads() - first);
            int from = call.q().from() + (first * length + token) * d;
            rows[panel].tokens(places.query, d, call.q().data(), from, length * d, count);
            rows[panel].positions(places.queryPosition, tokens, 0);
            rows[panel].positions(places.count, tokens + 1, 0);
            for (int lane = 0; places.meanQuery >= 0 && lane < count; lane++) {
                prefixes.takeQuery(call.q().data(), from + lane * length * d, first + lane);
            }
            prefixes.fill(rows[panel], places.meanQuery, places.reductions, first, count, tokens + 1L);
        }
    }

    private void finish(Call call, int token, int length, float[] sums) {
        int padded = ground.paddedWidth();
        int dv = ground.sizes().dv();
        var out = call.out().data();
        for (int head = 0; ground.hasPlainOutput() && head < ground.heads(); head++) {
            System.arraycopy(sums, head * padded, out, call.out().from() + (head * length + token) * dv, dv);
        }
        for (int panel = 0; !ground.hasPlainOutput() && panel < rows.length; panel++) {
            int first = panel * lanes;
            int count = Math.min(lanes, ground.heads() - first);
            rows[panel].tokens(places.sum, ground.width(), sums, first * padded, padded, count);
            var machine = rows[panel].machine(Ground.OUTER);
            machine.run();
            Operand root = machine.root(0);
            int to = call.out().from() + (first * length + token) * dv;
            LanePanel.unpack(root, dv, count, out, to, length * dv);
        }
    }

    /// Takes in the tokens of a call, whose rows are computed elsewhere.
    private void takePrompt(Call call) {
        int length = call.sizes().keys();
        int d = ground.sizes().d();
        int dv = ground.sizes().dv();
        for (int keyHead = 0; keyHead < ground.keyHeads(); keyHead++) {
            for (int first = 0; first < length; first += lanes) {
                int count = Math.min(lanes, length - first);
                int token = keyHead * length + first;
                keys.tokens(places.key, d, call.k().data(), call.k().from() + token * d, d, count);
                keys.tokens(places.value, dv, call.v().data(), call.v().from() + token * dv, dv, count);
                keys.positions(places.keyPosition, first, 1);
                run();
                memory.takePrompt(keyHead, first, count);
                for (int lane = 0; lane < count; lane++) {
                    prefixes.take(keys, lane, keyHead);
                }
            }
        }
        for (int row = 0; places.meanQuery >= 0 && row < ground.heads() * length; row++) {
            prefixes.takeQuery(call.q().data(), call.q().from() + row * d, row / length);
        }
    }

    @Override
    public int tokens() {
        return tokens;
    }

    @Override
    public void reserve(int wanted) {
        memory.reserve(wanted);
    }

    @Override
    public void reset() {
        tokens = 0;
        prefixes.clear();
        memory.clear();
    }

    @Override
    public Stepper fork() {
        var other = new StripStepper(form, parallel, execution);
        other.tokens = tokens;
        other.prefixes.copyFrom(prefixes);
        other.memory.copyFrom(memory, tokens);
        return other;
    }

    @Override
    public long bytes() {
        return prefixes.bytes() + memory.bytes();
    }

    @Override
    public String explain() {
        return form.title() + ", " + tokens + " tokens, " + bytes() + " bytes";
    }
}
