package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.Slice;
import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RowReduction;
import dev.attest.kernels.strip.Bands;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The gradient of any weight whose reductions are numbers of the row, in tiles of W rows and W keys: a panel
/// of rows goes through its stages of reductions, then through the weight in reverse, `dw_ij = <ds_i, v_j>`,
/// and through the stages in reverse, the last first. A reduction hands its adjoint to every pair of the row: a
/// sum as it is, a mean divided, the greatest to those that equal it, and a sum of exponentials times each of
/// them.
///
/// Heads come one after the other; the rows of one are cut into a share for each thread, whose sums by keys are
/// added up in order.
///
/// Time n_q n (2 stages + 3) times the cost of a pair; memory W (2 W + 2 d + 2 dv) and n (d + dv) for each
/// thread.
public final class PairGradient implements GradientKernel {
    private final Definition definition;
    private final Groundwork groundwork;
    private final Vocabulary backward;
    private final List<RowReduction> reductions = new ArrayList<>();
    private final List<ReducedPairs> reduced = new ArrayList<>();
    private final List<PairReversal> pairs = new ArrayList<>();
    private final PairReversal weight;
    private final OutputReversal output;
    private final TokenReversal values;
    private final QuantityGradients quantities;
    private final Map<Term, Layout> leaves = new LinkedHashMap<>();
    private final Loops loops;
    private final int lanes;
    private final int panels;
    private final int keyPanels;
    private final int width;
    private final int valueStep;

    /// @throws NoGradient where the definition has parts that this way does not differentiate
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public PairGradient(Definition definition, PairForm form, Set<Parameter> parameters) {
        this.definition = definition;
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        var terms = new ArrayList<Term>();
        form.stages()
                .forEach(stage -> stage.forEach(each -> {
                    reductions.add(each);
                    terms.add(each.body());
                }));
        terms.add(form.weight());
        this.groundwork = new Groundwork(definition, form.reductions(), terms);
        var forward = groundwork.vocabulary();
        this.backward = new Vocabulary(definition.causal(), definition.setting(), loops);
        var all = new ArrayList<KeyReduction>(form.reductions());
        all.addAll(definition.output().reductions());
        all.forEach(each -> backward.ofKeys(each.leaf()));
        parameters.forEach(backward::ofParameter);
        backward.ofRow(definition.output().sum());
        reductions.forEach(each -> ReducedPairs.leaves(each).forEach(leaf -> {
            forward.ofRow(leaf);
            backward.ofRow(leaf);
        }));
        for (var each : reductions) {
            reduced.add(new ReducedPairs(each, forward));
            pairs.add(new PairReversal(each.body(), forward, backward));
        }
        this.weight = new PairReversal(form.weight(), forward, backward);
        pairs.add(weight);
        this.output = new OutputReversal(
                definition.output().outer(), definition.output().sum(), backward);
        var value = List.of(definition.output().value());
        this.values = new TokenReversal(value, backward.leaves(value, Layout.LANES), backward);
        terms.add(definition.output().outer());
        terms.add(new Term.ParameterValue(definition.output().sum()));
        reductions.forEach(each -> ReducedPairs.leaves(each).forEach(leaf -> terms.add(new Term.ParameterValue(leaf))));
        backward.leaves(terms, Layout.KEYS).forEach((leaf, layout) -> {
            if (layout != Layout.KEYS) {
                leaves.put(leaf, layout);
            }
        });
        var mentioned = new ArrayList<>(terms);
        all.forEach(each -> mentioned.add(each.body()));
        this.quantities = new QuantityGradients(
                backward,
                all,
                Quantities.meanQueries(backward, mentioned),
                definition.sizes().keys());
        this.panels = definition.panels(definition.sizes().queries());
        this.keyPanels = definition.panels(definition.sizes().keys());
        this.width = groundwork.width();
        this.valueStep = Bands.padded(loops, width);
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        var sizes = call.sizes();
        var kept = execution.borrow(Math.max(1, groundwork.kept()));
        var schedule = new Schedule(execution, call, groundwork.kept());
        for (int head = 0; head < HeadView.count(sizes); head++) {
            var group = schedule.new Group(head, 1, kept);
            groundwork.prepare(group);
            new Run(HeadView.of(call, head), group, dOut, into, execution).run();
        }
        execution.giveBack(kept);
    }

    /// Numbers for each key: the key side of every term, then the values.
    private int keyNumbers() {
        return pairs.stream().mapToInt(PairReversal::keyStep).sum() + valueStep;
    }

    /// Where the key sides of a term begin, or, behind the last term, the values.
    private int place(int term) {
        int at = 0;
        for (int before = 0; before < term; before++) {
            at += pairs.get(before).keyStep() * definition.sizes().keys();
        }
        return at;
    }

    private int accumulated() {
        return Math.multiplyExact(keyNumbers(), definition.sizes().keys());
    }

    private int scratch() {
        long numbers = TokenPanel.length(leaves, backward);
        numbers += output.reversal().scratch();
        numbers += pairs.stream().mapToLong(PairReversal::scratch).sum();
        numbers += (2L * lanes + ReducedPairs.ROWS + 3) * lanes
                + (long) (definition.sizes().dv() + valueStep) * lanes;
        return Math.toIntExact(numbers + 2L * reductions.size() * lanes);
    }

    /// One head.
    private final class Run {
        private final HeadView head;
        private final Schedule.Group group;
        private final Slice dOut;
        private final Execution execution;
        private final GradientSink sink;
        private final Gradients into;
        private final int shares;
        private final ParameterSums sums;
        private final float[] keySides;
        private final float[] accumulators;
        private final float[] adjoints;
        private final double[][] own;

        Run(HeadView head, Schedule.Group group, Slice dOut, Gradients into, Execution execution) {
            this.head = head;
            this.group = group;
            this.dOut = dOut;
            this.into = into;
            this.execution = execution;
            this.sink = new GradientSink(backward, into);
            this.shares = Math.min(panels, execution.threads());
            this.sums = new ParameterSums(new TreeSet<>(into.parameters().keySet()), shares + keyPanels + 1);
            this.keySides = execution.borrow(accumulated());
            this.accumulators = execution.borrow(Math.multiplyExact(shares, accumulated()));
            this.adjoints = execution.borrow(Math.max(1, quantities.length()));
            this.own = new double[shares + keyPanels + 1][definition.causal() ? 0 : quantities.length()];
        }

        void run() {
            Arrays.fill(adjoints, 0, quantities.length(), 0);
            Parallel.run(keyPanels, execution, () -> new Sides(this));
            Parallel.run(shares, execution, () -> new Rows(this));
            Parallel.run(keyPanels, execution, () -> new Keys(this));
            quantities();
            sums.addTo(into.parameters());
            execution.giveBack(keySides);
            execution.giveBack(accumulators);
            execution.giveBack(adjoints);
        }

        Quantities.Of known() {
            return groundwork.quantities(group, 0);
        }

        Groundwork.ValueRows valueRows() {
            return groundwork.values(head, group, 0);
        }

        private void quantities() {
            if (quantities.length() == 0) {
                return;
            }
            for (var task : own) {
                for (int place = 0; place < task.length; place++) {
                    adjoints[place] += (float) task[place];
                }
            }
            var scratch = execution.borrow(Math.max(1, quantities.scratch()));
            int last = shares + keyPanels;
            quantities.run(head, known(), adjoints, 0, scratch, (leaf, adjoint, first, count) -> {
                if (quantities.has(leaf)) {
                    var more = own[last];
                    Arrays.fill(more, 0);
                    quantities.add(leaf, adjoint, first, count, adjoints, more, 0);
                    for (int place = 0; place < more.length; place++) {
                        adjoints[place] += (float) more[place];
                    }
                } else {
                    sink.add(leaf, adjoint, head, first, count, sums.task(last));
                }
            });
            quantities.meanQuery(head, adjoints, 0, into.dq().data(), sink.query(head));
            execution.giveBack(scratch);
        }

        void add(Term leaf, Operand adjoint, int first, int count, int task) {
            if (quantities.has(leaf)) {
                quantities.add(leaf, adjoint, first, count, adjoints, own[task], 0);
            } else {
                sink.add(leaf, adjoint, head, first, count, sums.task(task));
            }
        }
    }

    /// Computes the key sides.
    private final class Sides implements Parallel.Worker {
        private final Run run;
        private final float[] scratch;
        private final List<KeySide.Machine> machines = new ArrayList<>();

        Sides(Run run) {
            this.run = run;
            this.scratch = run.execution.borrow(Math.max(
                    1, pairs.stream().mapToInt(each -> each.keySide().scratch()).sum()));
            int at = 0;
            for (var each : pairs) {
                machines.add(each.keySide().on(scratch, at));
                at += each.keySide().scratch();
            }
        }

        @Override
        public void task(int keyPanel) {
            int first = keyPanel * lanes;
            int count = Math.min(lanes, run.head.sizes().keys() - first);
            for (int term = 0; term < pairs.size(); term++) {
                var each = pairs.get(term);
                machines.get(term).run(run.head, run.known(), first, count);
                each.store(machines.get(term), count, run.keySides, place(term) + first * each.keyStep());
            }
        }

        @Override
        public void close() {
            run.execution.giveBack(scratch);
        }
    }

    /// The panels of rows that one thread goes through.
    private final class Rows implements Parallel.Worker {
        private final Run run;
        private final float[] scratch;
        private final TokenPanel rows;
        private final TokenReversal.Machine outputBack;
        private final List<PairReversal.Tiles> tiles = new ArrayList<>();
        private final Map<Parameter, Integer> rowAdjoints = new HashMap<>();
        private final int tile;
        private final int dTile;
        private final int dOuts;
        private final int dSumRows;
        private final int work;
        private int share;
        private int to;
        private int first;
        private int count;
        private int panel;

        Rows(Run run) {
            this.run = run;
            this.scratch = run.execution.borrow(scratch());
            this.rows = new TokenPanel(leaves, backward, scratch, 0);
            leaves.keySet().forEach(leaf -> {
                if (leaf instanceof Term.ParameterValue(var parameter)) {
                    backward.fill(parameter, scratch, rows.at(parameter));
                }
            });
            int at = TokenPanel.length(leaves, backward);
            this.outputBack = output.reversal().on(rows, scratch, at);
            at += output.reversal().scratch();
            for (var each : pairs) {
                tiles.add(each.on(rows, scratch, at));
                at += each.scratch();
            }
            for (var each : reductions) {
                for (var leaf : ReducedPairs.leaves(each)) {
                    rowAdjoints.put(leaf, at);
                    at += lanes;
                }
            }
            this.tile = at;
            this.dTile = tile + (lanes + ReducedPairs.ROWS) * lanes;
            this.dOuts = dTile + lanes * lanes;
            this.dSumRows = dOuts + definition.sizes().dv() * lanes;
            this.work = dSumRows + valueStep * lanes;
            outputBack.adjoint(0, Operand.panel(scratch, dOuts, lanes));
        }

        @Override
        public void close() {
            run.execution.giveBack(scratch);
        }

        @Override
        public void task(int number) {
            share = number;
            to = number * accumulated();
            Arrays.fill(run.accumulators, to, to + accumulated(), 0);
            var parts = new KeyShares(1, 1, panels, run.shares, definition.causal());
            for (panel = parts.first(number); panel < parts.end(number); panel++) {
                first = panel * lanes;
                count = Math.min(lanes, run.head.sizes().queries() - first);
                panel();
                run.execution.finished(count);
            }
        }

        private int last() {
            return definition.causal() ? panel : keyPanels - 1;
        }

        private boolean diagonal(int keyPanel) {
            return definition.causal() && keyPanel == panel;
        }

        private int keys(int keyPanel) {
            return Math.min(lanes, run.head.sizes().keys() - keyPanel * lanes);
        }

        private int at(int term, int keyPanel) {
            return place(term) + keyPanel * lanes * pairs.get(term).keyStep();
        }

        private void panel() {
            rows.load(run.head, run.known(), first, count);
            rowAdjoints.values().forEach(at -> Arrays.fill(scratch, at, at + lanes, 0));
            for (int number = 0; number < reductions.size(); number++) {
                reduce(number);
            }
            weigh(outputs());
            for (int number = reductions.size() - 1; number >= 0; number--) {
                unreduce(number);
            }
        }

        private int tile(int term, int keyPanel) {
            tiles.get(term).values(run.keySides, at(term, keyPanel), keys(keyPanel), tile);
            return keys(keyPanel);
        }

        private void reduce(int number) {
            tiles.get(number).begin(count);
            var over = reduced.get(number).over(loops, rows, scratch, tile);
            for (int keyPanel = 0; keyPanel <= last(); keyPanel++) {
                over.take(tile(number, keyPanel), diagonal(keyPanel));
            }
            over.finish(definition.causal(), first, run.head.sizes().keys());
        }

        /// The adjoint of the weighted sums, after what else leaves the head has its own.
        private Operand outputs() {
            var head = run.head;
            int dv = head.sizes().dv();
            int from = run.dOut.from() + (head.number() * head.sizes().queries() + first) * dv;
            loops.pack(run.dOut.data(), from, dv, dv, count, scratch, dOuts);
            int sums = output.sumsAt(outputBack);
            if (sums >= 0) {
                sum(sums);
            }
            outputBack.run();
            for (var leaf : output.reversal().found()) {
                if (!leaf.equals(output.sum())) {
                    sink(leaf, outputBack.of(leaf));
                }
            }
            return output.adjoint(outputBack);
        }

        private void sum(int sums) {
            int term = pairs.size() - 1;
            var values = run.valueRows();
            tiles.get(term).begin(count);
            Arrays.fill(scratch, sums, sums + width * lanes, 0);
            for (int keyPanel = 0; keyPanel <= last(); keyPanel++) {
                int keys = tile(term, keyPanel);
                if (diagonal(keyPanel)) {
                    Masks.hide(scratch, tile, keys, lanes, 0);
                }
                int at = values.at() + keyPanel * lanes * width;
                Masks.weigh(loops, diagonal(keyPanel), values.data(), at, width, keys, scratch, tile, scratch, sums);
            }
        }

        private void weigh(Operand dSums) {
            int term = pairs.size() - 1;
            var values = run.valueRows();
            tiles.get(term).begin(count);
            Arrays.fill(scratch, dSumRows, dSumRows + valueStep * lanes, 0);
            loops.unpack(dSums.data(), dSums.from(), width, count, scratch, dSumRows, valueStep);
            for (int keyPanel = 0; keyPanel <= last(); keyPanel++) {
                int keys = tile(term, keyPanel);
                int at = values.at() + keyPanel * lanes * width;
                loops.product(
                        keys,
                        width,
                        values.data(),
                        at,
                        width,
                        1,
                        dSums.data(),
                        dSums.from(),
                        lanes,
                        scratch,
                        dTile,
                        lanes,
                        false);
                if (diagonal(keyPanel)) {
                    Masks.hide(scratch, tile, keys, lanes, 0);
                    Masks.hide(scratch, dTile, keys, lanes, 0);
                }
                int sums = to + place(pairs.size()) + keyPanel * lanes * valueStep;
                Bands.onto(
                        loops,
                        valueStep,
                        keys,
                        count,
                        scratch,
                        tile,
                        lanes,
                        1,
                        scratch,
                        dSumRows,
                        valueStep,
                        run.accumulators,
                        sums,
                        valueStep);
                reverse(term, keyPanel);
            }
            tiles.get(term).finish(this::sink);
        }

        /// Hands the adjoints in the tile on.
        private void reverse(int term, int keyPanel) {
            tiles.get(term)
                    .reverse(
                            run.keySides,
                            at(term, keyPanel),
                            keys(keyPanel),
                            dTile,
                            diagonal(keyPanel),
                            count,
                            run.accumulators,
                            to + at(term, keyPanel));
        }

        private void unreduce(int number) {
            tiles.get(number).begin(count);
            var reduction = reductions.get(number);
            if (isExtreme(reduction)) {
                countEqual(number, reduction);
            }
            for (int keyPanel = 0; keyPanel <= last(); keyPanel++) {
                int keys = keys(keyPanel);
                switch (reduction) {
                    case RowReduction.Reduced(var leaf, var kind, var _) -> reduced(number, leaf, kind, keyPanel);
                    case RowReduction.Normaliser(var largest, var total, var _) -> {
                        tile(number, keyPanel);
                        loops.meet(Pointwise.SUBTRACT, panel(tile), row(rows.at(largest)), scratch, dTile, keys);
                        loops.map(Pointwise.EXP, scratch, dTile, scratch, dTile, keys);
                        loops.meet(Pointwise.MULTIPLY, panel(dTile), row(adjoint(total)), scratch, dTile, keys);
                    }
                }
                if (diagonal(keyPanel)) {
                    Masks.hide(scratch, dTile, keys, lanes, 0);
                }
                reverse(number, keyPanel);
            }
            tiles.get(number).finish(this::sink);
        }

        private static boolean isExtreme(RowReduction reduction) {
            return reduction instanceof RowReduction.Reduced(var _, var kind, var _)
                    && (kind == Term.Reduction.MIN || kind == Term.Reduction.MAX);
        }

        private void reduced(int number, Parameter leaf, Term.Reduction kind, int keyPanel) {
            int keys = keys(keyPanel);
            if (kind == Term.Reduction.MIN || kind == Term.Reduction.MAX) {
                equal(number, leaf, keyPanel);
                loops.meet(Pointwise.MULTIPLY, panel(dTile), row(adjoint(leaf)), scratch, dTile, keys);
                return;
            }
            for (int lane = 0; lane < lanes; lane++) {
                int averaged = definition.causal()
                        ? first + lane + 1
                        : run.head.sizes().keys();
                float own = scratch[adjoint(leaf) + lane];
                scratch[work + lane] = kind == Term.Reduction.MEAN ? own / averaged : own;
            }
            loops.copy(row(work), scratch, dTile, keys);
        }

        /// 1 where a pair equals the row's least or greatest, else 0.
        private void equal(int number, Parameter leaf, int keyPanel) {
            int keys = tile(number, keyPanel);
            int result = rows.at(leaf);
            for (int key = 0; key < keys; key++) {
                for (int lane = 0; lane < lanes; lane++) {
                    boolean seen = !diagonal(keyPanel) || lane >= key;
                    boolean same = seen && scratch[tile + key * lanes + lane] == scratch[result + lane];
                    scratch[dTile + key * lanes + lane] = same ? 1 : 0;
                }
            }
        }

        /// Divides the adjoint of a least or greatest by how many pairs equal it.
        private void countEqual(int number, RowReduction reduction) {
            var leaf = ReducedPairs.leaves(reduction).getFirst();
            Arrays.fill(scratch, work, work + lanes, 0);
            for (int keyPanel = 0; keyPanel <= last(); keyPanel++) {
                equal(number, leaf, keyPanel);
                loops.reduce(Term.Reduction.SUM, scratch, dTile, keys(keyPanel), scratch, work + lanes);
                loops.meet(Pointwise.ADD, row(work), row(work + lanes), scratch, work, 1);
            }
            loops.meet(Pointwise.DIVIDE, row(adjoint(leaf)), row(work), scratch, adjoint(leaf), 1);
        }

        private int adjoint(Parameter leaf) {
            return rowAdjoints.getOrDefault(leaf, -1);
        }

        private Operand row(int at) {
            return Operand.row(scratch, at);
        }

        private Operand panel(int at) {
            return Operand.panel(scratch, at, lanes);
        }

        /// Where the adjoint of a leaf of the rows goes.
        private void sink(Term leaf, Operand adjoint) {
            if (leaf instanceof Term.ParameterValue(var parameter) && rowAdjoints.containsKey(parameter)) {
                int at = adjoint(parameter);
                loops.meet(Pointwise.ADD, row(at), Operand.row(adjoint.data(), adjoint.from()), scratch, at, 1);
            } else {
                run.add(leaf, adjoint, first, count, share);
            }
        }
    }

    /// From the adjoints of the key sides to those of the keys.
    private final class Keys implements Parallel.Worker {
        private final Run run;
        private final float[] scratch;
        private final List<TokenReversal.Machine> machines = new ArrayList<>();
        private final TokenReversal.Machine valueMachine;
        private final int panel;
        private final int total;

        Keys(Run run) {
            this.run = run;
            int keySide = pairs.stream().mapToInt(PairReversal::keyPanel).sum();
            int programs = pairs.stream()
                    .mapToInt(each -> each.keyReversal().scratch())
                    .sum();
            int widest = Math.max(
                    valueStep,
                    pairs.stream().mapToInt(PairReversal::keyStep).max().orElse(0));
            this.panel = widest * lanes;
            this.total = 0;
            this.scratch = run.execution.borrow(panel + keySide + programs + width * lanes + values.scratch());
            int at = panel;
            int program = panel + keySide + width * lanes;
            for (var each : pairs) {
                var machine = each.keyReversal().on(scratch, program);
                each.bind(machine, scratch, at);
                machines.add(machine);
                at += each.keyPanel();
                program += each.keyReversal().scratch();
            }
            this.valueMachine = values.on(scratch, program);
            valueMachine.adjoint(0, Operand.panel(scratch, at, lanes));
        }

        @Override
        public void close() {
            run.execution.giveBack(scratch);
        }

        @Override
        public void task(int keyPanel) {
            int first = keyPanel * lanes;
            int count = Math.min(lanes, run.head.sizes().keys() - first);
            int at = panel;
            for (int term = 0; term < pairs.size(); term++) {
                var each = pairs.get(term);
                sum(place(term) + first * each.keyStep(), count * each.keyStep());
                each.load(scratch, total, count, scratch, at);
                at += each.keyPanel();
                hand(each.keyReversal(), machines.get(term), keyPanel, first, count);
            }
            sum(place(pairs.size()) + first * valueStep, count * valueStep);
            loops.pack(scratch, total, valueStep, width, count, scratch, at);
            hand(values, valueMachine, keyPanel, first, count);
        }

        private void hand(TokenReversal reversal, TokenReversal.Machine machine, int keyPanel, int first, int count) {
            machine.run(run.head, run.known(), first, count);
            for (var leaf : reversal.found()) {
                run.add(leaf, machine.of(leaf), first, count, run.shares + keyPanel);
            }
        }

        private void sum(int from, int length) {
            System.arraycopy(run.accumulators, from, scratch, total, length);
            for (int share = 1; share < run.shares; share++) {
                int at = from + share * accumulated();
                for (int place = 0; place < length; place++) {
                    scratch[total + place] += run.accumulators[at + place];
                }
            }
        }
    }
}
