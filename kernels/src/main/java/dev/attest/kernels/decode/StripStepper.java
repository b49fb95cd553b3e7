package dev.attest.kernels.decode;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.family.TokenInputs;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Term;
import org.jspecify.annotations.Nullable;

/// A stream over a step form: lanes are heads where a token is taken in and asked, keys where the cache is
/// read, entries of values where they are summed.
final class StripStepper implements Stepper {
    private final StepForm form;
    private final Ground ground;
    private final TokenInputs inputs;
    private final AttentionKernel parallel;
    private final Execution execution;
    private final LanePanel keys;
    private final LanePanel[] rows;
    private final Prefixes prefixes;
    private final Memory memory;
    private final Loading loadingKeys;
    private final Loading[] loadingRows;
    private final int meanQuery;
    private final int sum;
    private final int[] reductions;
    private final int lanes;
    private int tokens;
    private @Nullable Call checked;

    /// @param parallel computes the rows of a prompt
    StripStepper(StepForm form, TokenInputs inputs, AttentionKernel parallel, Execution execution) {
        this.form = form;
        this.inputs = inputs;
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
        this.loadingKeys = new Loading(keys, ground);
        this.loadingRows = new Loading[rows.length];
        for (int panel = 0; panel < rows.length; panel++) {
            loadingRows[panel] = new Loading(rows[panel], ground);
        }
        this.meanQuery = rows[0].at(Term.MeanQuery.class);
        this.sum = rows[0].at(ground.output().sum());
        this.reductions = ground.reductions().stream()
                .mapToInt(reduction -> rows[0].at(reduction.leaf()))
                .toArray();
        this.memory = form.begin(keys, rows, execution.threads());
    }

    /// A call that is given again is the same object, and needs no second look.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void append(Call call) {
        if (call != checked) {
            check(call);
            checked = call;
        }
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
        if (call.lengths().isPresent() || !call.wanted().isEmpty()) {
            throw new IllegalArgumentException("tokens: expected no padding and nothing wanted but the output, got"
                    + (call.lengths().isPresent() ? " padding" : "") + " "
                    + call.wanted().keySet());
        }
        inputs.require(call);
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
        for (int first = 0; first < ground.keyHeads(); first += lanes) {
            int count = Math.min(lanes, ground.keyHeads() - first);
            loadingKeys.load(call, first, count, 1, length, token, tokens, 0);
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
            loadingRows[panel].load(call, first, count, ground.group(), length, token, tokens, 0);
            for (int lane = 0; meanQuery >= 0 && lane < count; lane++) {
                int from = call.q().from() + ((first + lane) * length + token) * d;
                prefixes.takeQuery(call.q().data(), from, first + lane);
            }
            prefixes.fill(rows[panel], meanQuery, reductions, first, count, tokens + 1L);
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
            for (int lane = 0; sum >= 0 && lane < count; lane++) {
                rows[panel].token(sum, ground.width(), sums, (first + lane) * padded, lane);
            }
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
        for (int keyHead = 0; keyHead < ground.keyHeads(); keyHead++) {
            for (int first = 0; first < length; first += lanes) {
                int count = Math.min(lanes, length - first);
                loadingKeys.load(call, keyHead * length + first, count, 1, 1, 0, first, 1);
                run();
                memory.takePrompt(keyHead, first, count);
                for (int lane = 0; lane < count; lane++) {
                    prefixes.take(keys, lane, keyHead);
                }
            }
        }
        for (int row = 0; meanQuery >= 0 && row < ground.heads() * length; row++) {
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
        var other = new StripStepper(form, inputs, parallel, execution);
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
