package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Slice;
import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.strip.Bands;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The gradient of `s_i = sum_j <a_i, b_j> v_j` through its states `S = sum_j v_j b_j^T` and `z = sum_j b_j`,
/// in which a number of the row is `r_i = <a'_i, z>`:
///
/// ```
/// da_i = S^T ds_i      da'_i = dr_i z      dS = sum_i ds_i a_i^T      dz = sum_i dr_i a'_i
/// db_j = dS^T v_j + dz      dv_j = dS b_j
/// ```
///
/// A causal row meets the states of the keys before its panel and, in its panel, the keys that it sees; a key
/// meets the adjoints of the states of the rows behind its panel and, in its panel, the rows that see it. Rows
/// and keys are cut into segments, which go forward through the states and backward through their adjoints.
///
/// Time (n_q + n) m (3 dv + 2), for a causal mechanism with n W (3 m + 2 dv) in the tiles; memory n (dv + 2)
/// for a causal mechanism and 2 (dv + 1) m for each 1024 tokens. The same bits for any number of threads.
public final class SeparableGradient implements GradientKernel {
    private static final int SEGMENT = 1024;

    private final Definition definition;
    private final Groundwork groundwork;
    private final Vocabulary backward;
    private final List<Parameter> rowSums = new ArrayList<>();
    private final List<Factors> factors = new ArrayList<>();
    private final KeySide features;
    private final TokenReversal featuresBack;
    private final OutputReversal output;
    private final TokenReversal values;
    private final QuantityGradients quantities;
    private final Map<Term, Layout> leaves = new LinkedHashMap<>();
    private final int[] offsets;
    private final int[] sizes;
    private final Loops loops;
    private final int lanes;
    private final int panelsOfSegment;
    private final int rowSegments;
    private final int keySegments;
    private final boolean causal;
    private final int width;
    private final int step;
    private final int featureCount;
    private final int valueStep;
    private final int queries;
    private final int keys;

    /// What rows bring to the features: those of one sum over the keys.
    private record Factors(List<Integer> blocks, TokenProgram program, TokenReversal reversal) {}

    /// @throws NoGradient where the definition has parts that this way does not differentiate
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public SeparableGradient(Definition definition, SeparableForm form, Set<Parameter> parameters) {
        this.definition = definition;
        this.causal = definition.causal();
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.queries = definition.sizes().queries();
        this.keys = definition.sizes().keys();
        var blocks = form.features();
        var keyTerms = FactorTerms.ofKeys(form);
        var terms = new ArrayList<Term>();
        var groups = new ArrayList<Map<Integer, Term>>();
        for (var sum : form.rowSums()) {
            rowSums.add(sum.leaf());
            groups.add(FactorTerms.ofRows(sum.summands(), blocks));
        }
        groups.add(FactorTerms.ofRows(form.summands(), blocks));
        groups.forEach(group -> terms.addAll(group.values()));
        var mentioned = new ArrayList<>(terms);
        mentioned.addAll(keyTerms);
        this.groundwork = new Groundwork(definition, form.reductions(), mentioned);
        this.backward = new Vocabulary(causal, definition.setting(), loops);
        var all = new ArrayList<KeyReduction>(form.reductions());
        all.addAll(definition.output().reductions());
        all.forEach(each -> backward.ofKeys(each.leaf()));
        parameters.forEach(backward::ofParameter);
        rowSums.forEach(backward::ofRow);
        backward.ofRow(definition.output().sum());
        for (var group : groups) {
            var roots = List.copyOf(group.values());
            var read = backward.leaves(roots, Layout.LANES);
            factors.add(new Factors(
                    List.copyOf(group.keySet()),
                    TokenProgram.of(roots, read, definition.setting(), loops),
                    new TokenReversal(roots, read, backward)));
        }
        var forward = groundwork.vocabulary();
        var keyLeaves = forward.leaves(keyTerms, Layout.LANES);
        this.features =
                new KeySide(TokenProgram.of(keyTerms, keyLeaves, definition.setting(), loops), keyLeaves, forward);
        this.featuresBack = new TokenReversal(keyTerms, backward.leaves(keyTerms, Layout.LANES), backward);
        this.output = new OutputReversal(
                definition.output().outer(), definition.output().sum(), backward);
        var value = List.of(definition.output().value());
        this.values = new TokenReversal(value, backward.leaves(value, Layout.LANES), backward);
        terms.add(definition.output().outer());
        terms.add(new Term.ParameterValue(definition.output().sum()));
        rowSums.forEach(leaf -> terms.add(new Term.ParameterValue(leaf)));
        leaves.putAll(backward.leaves(terms, Layout.LANES));
        mentioned.addAll(terms);
        all.forEach(each -> mentioned.add(each.body()));
        this.quantities = new QuantityGradients(backward, all, Quantities.meanQueries(backward, mentioned), keys);
        this.offsets = new int[blocks.size()];
        this.sizes = new int[blocks.size()];
        int at = 0;
        for (int block = 0; block < offsets.length; block++) {
            offsets[block] = at;
            sizes[block] = widthOf(blocks.get(block));
            at += sizes[block];
        }
        this.featureCount = at;
        this.step = Bands.padded(loops, at);
        this.width = groundwork.width();
        this.valueStep = Bands.padded(loops, width);
        this.panelsOfSegment = Math.max(1, SEGMENT / lanes);
        this.rowSegments = segments(queries);
        this.keySegments = segments(keys);
    }

    private int widthOf(Summand.Features block) {
        return Math.toIntExact(block.width(definition.setting().widths()));
    }

    private int segments(int tokens) {
        return (definition.panels(tokens) + panelsOfSegment - 1) / panelsOfSegment;
    }

    /// Numbers of a state: a row for each entry of a value, and one for the features alone.
    private int state() {
        return Math.multiplyExact(width + 1, step);
    }

    /// What is kept for each head: its quantities and values, the states of segments of keys, the adjoints of
    /// the states of segments of rows, the adjoints of quantities and, where causal, what keys need of the
    /// rows.
    private int kept() {
        int rows = causal ? Math.multiplyExact(queries, width + 2 * rowSums.size()) : 0;
        return Math.addExact(rowPlace(0), rows);
    }

    private int statePlace(int kept) {
        return Math.addExact(kept, groundwork.kept());
    }

    private int adjointPlace(int kept) {
        return Math.addExact(statePlace(kept), Math.multiplyExact(keySegments, state()));
    }

    private int quantityPlace(int kept) {
        return Math.addExact(adjointPlace(kept), Math.multiplyExact(rowSegments, state()));
    }

    /// The adjoints of the weighted sums, then for each number of the row its value and its adjoint.
    private int rowPlace(int kept) {
        return Math.addExact(quantityPlace(kept), quantities.length());
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        int heads = HeadView.count(call.sizes());
        boolean shared = call.sizes().heads() != call.sizes().keyHeads();
        int perGroup = shared ? 1 : Schedule.groupSize(call.sizes(), kept());
        var kept = execution.borrow(Math.max(1, Math.multiplyExact(perGroup, kept())));
        var schedule = new Schedule(execution, call, kept());
        for (int first = 0; first < heads; first += perGroup) {
            int count = Math.min(perGroup, heads - first);
            new Run(schedule.new Group(first, count, kept), first, count, dOut, into).run();
        }
        execution.giveBack(kept);
    }

    /// A group of heads.
    private final class Run {
        private final Schedule.Group group;
        private final float[] kept;
        private final int firstHead;
        private final Slice dOut;
        private final Gradients into;
        private final GradientSink sink;
        private final ParameterSums sums;
        private final int tasks;
        private final double[][] own;

        Run(Schedule.Group group, int firstHead, int heads, Slice dOut, Gradients into) {
            this.group = group;
            this.kept = group.kept();
            this.firstHead = firstHead;
            this.dOut = dOut;
            this.into = into;
            this.sink = new GradientSink(backward, into);
            this.tasks = rowSegments + keySegments + 1;
            this.sums = new ParameterSums(new TreeSet<>(into.parameters().keySet()), heads * tasks);
            this.own = new double[heads * tasks][causal ? 0 : quantities.length()];
        }

        int task(HeadView head, int number) {
            return (head.number() - firstHead) * tasks + number;
        }

        void run() {
            groundwork.prepare(group);
            group.phase(keySegments, scratch(), scratch -> new States(this, scratch));
            group.phase(1, 1, _ -> (_, at, _) -> accumulate(statePlace(at), keySegments, false));
            group.phase(rowSegments, scratch(), scratch -> new Rows(this, scratch));
            group.phase(1, 1, _ -> (_, at, _) -> accumulate(adjointPlace(at), rowSegments, true));
            group.phase(keySegments, scratch(), scratch -> new Keys(this, scratch));
            if (quantities.length() > 0) {
                group.phase(
                        1,
                        Math.max(1, quantities.scratch()),
                        scratch -> (head, at, _) -> quantities(head, at, scratch));
            }
            sums.addTo(into.parameters());
        }

        /// In the place of each segment's own sums: where causal, the sum of those before it, or behind it;
        /// else the sum of all in the first place.
        private void accumulate(int from, int segments, boolean behind) {
            for (int place = from; place < from + state(); place++) {
                float sum = 0;
                for (int number = 0; number < segments; number++) {
                    int at = place + (behind ? segments - 1 - number : number) * state();
                    float mine = kept[at];
                    kept[at] = sum;
                    sum += mine;
                }
                if (!causal) {
                    kept[place] = sum;
                }
            }
        }

        Quantities.Of known(int at) {
            return groundwork.quantities(group, at);
        }

        void add(Term leaf, Operand adjoint, HeadView head, int at, int first, int count, int number) {
            int task = task(head, number);
            if (quantities.has(leaf)) {
                quantities.add(leaf, adjoint, first, count, kept, own[task], quantityPlace(at));
            } else {
                sink.add(leaf, adjoint, head, first, count, sums.task(task));
            }
        }

        private void quantities(HeadView head, int at, float[] scratch) {
            int place = quantityPlace(at);
            for (int number = 0; number < tasks && !causal; number++) {
                var mine = own[task(head, number)];
                for (int entry = 0; entry < mine.length; entry++) {
                    kept[place + entry] += (float) mine[entry];
                    mine[entry] = 0;
                }
            }
            int last = task(head, tasks - 1);
            quantities.run(head, known(at), kept, place, scratch, (leaf, adjoint, first, count) -> {
                if (!quantities.has(leaf)) {
                    sink.add(leaf, adjoint, head, first, count, sums.task(last));
                    return;
                }
                var mine = own[last];
                quantities.add(leaf, adjoint, first, count, kept, mine, place);
                for (int entry = 0; entry < mine.length; entry++) {
                    kept[place + entry] += (float) mine[entry];
                    mine[entry] = 0;
                }
            });
            quantities.meanQuery(head, kept, place, into.dq().data(), sink.query(head));
        }
    }

    private int scratch() {
        long numbers = TokenPanel.length(leaves, backward);
        numbers += features.scratch() + featuresBack.scratch() + values.scratch();
        numbers += output.reversal().scratch();
        for (var each : factors) {
            numbers += each.program.scratch() + each.reversal.scratch();
            numbers += (long) featureCount * lanes;
        }
        numbers += (2L * featureCount + 2L * step + 3L * width + valueStep) * lanes;
        numbers += (long) definition.sizes().dv() * lanes;
        return Math.toIntExact(numbers + (2L * lanes + 2 + rowSums.size()) * lanes);
    }

    /// The memory of one thread, and what all three passes do with it.
    private abstract class Worker implements Schedule.Task {
        final Run run;
        final float[] scratch;
        final float[] kept;
        final TokenPanel rows;
        final KeySide.Machine keyMachine;
        final TokenReversal.Machine keysBack;
        final TokenReversal.Machine valuesBack;
        final TokenReversal.Machine outputBack;
        final List<TokenMachine> machines = new ArrayList<>();
        final List<TokenReversal.Machine> machinesBack = new ArrayList<>();
        final int[] factorPanels = new int[factors.size()];
        final int adjoints;
        final int featurePanel;
        final int featureRows;
        final int factorRows;
        final int dSums;
        final int valuePanel;
        final int dValues;
        final int dSumRows;
        final int dOuts;
        final int tile;
        final int pairs;
        final int row;
        final int rowAdjoints;
        final int sums;

        Worker(Run run, float[] scratch) {
            this.run = run;
            this.scratch = scratch;
            this.kept = run.kept;
            this.rows = new TokenPanel(leaves, backward, scratch, 0);
            leaves.keySet().forEach(leaf -> {
                if (leaf instanceof Term.ParameterValue(var parameter)) {
                    backward.fill(parameter, scratch, rows.at(parameter));
                }
            });
            int at = TokenPanel.length(leaves, backward);
            this.keyMachine = features.on(scratch, at);
            at += features.scratch();
            this.keysBack = featuresBack.on(scratch, at);
            at += featuresBack.scratch();
            this.valuesBack = values.on(scratch, at);
            at += values.scratch();
            this.outputBack = output.reversal().on(rows, scratch, at);
            at += output.reversal().scratch();
            for (int group = 0; group < factors.size(); group++) {
                var each = factors.get(group);
                var machine = each.program.on(scratch, at);
                rows.bind(each.program, machine);
                machines.add(machine);
                at += each.program.scratch();
                machinesBack.add(each.reversal.on(rows, scratch, at));
                at += each.reversal.scratch();
                factorPanels[group] = at;
                Arrays.fill(scratch, at, at + featureCount * lanes, 0);
                at += featureCount * lanes;
            }
            this.adjoints = at;
            this.featurePanel = adjoints + featureCount * lanes;
            this.featureRows = featurePanel + featureCount * lanes;
            this.factorRows = featureRows + step * lanes;
            this.dSums = factorRows + step * lanes;
            this.valuePanel = dSums + width * lanes;
            this.dValues = valuePanel + width * lanes;
            this.dSumRows = dValues + width * lanes;
            this.dOuts = dSumRows + valueStep * lanes;
            this.tile = dOuts + definition.sizes().dv() * lanes;
            this.pairs = tile + lanes * lanes;
            this.row = pairs + lanes * lanes;
            this.rowAdjoints = row + 2 * lanes;
            this.sums = rows.at(definition.output().sum());
            outputBack.adjoint(0, panel(dOuts));
            valuesBack.adjoint(0, panel(dValues));
            for (int block = 0; block < offsets.length; block++) {
                keysBack.adjoint(block, panel(adjoints + offsets[block] * lanes));
            }
            for (int group = 0; group < factors.size(); group++) {
                var used = factors.get(group).blocks;
                for (int root = 0; root < used.size(); root++) {
                    machinesBack.get(group).adjoint(root, panel(adjoints + offsets[used.get(root)] * lanes));
                }
            }
        }

        final Operand panel(int at) {
            return Operand.panel(scratch, at, lanes);
        }

        final Operand row(int at) {
            return Operand.row(scratch, at);
        }

        final int count(int tokens, int panel) {
            return Math.min(lanes, tokens - panel * lanes);
        }

        final int valuesAt(HeadView head, int at, int panel) {
            return groundwork.values(head, run.group, at).at() + panel * lanes * width;
        }

        final float[] valueData(HeadView head, int at) {
            return groundwork.values(head, run.group, at).data();
        }

        /// The features of a panel of keys, in both layouts.
        final int features(HeadView head, int at, int panel) {
            int count = count(keys, panel);
            keyMachine.run(head, run.known(at), panel * lanes, count);
            for (int block = 0; block < offsets.length; block++) {
                loops.copy(
                        keyMachine.results().root(block), scratch, featurePanel + offsets[block] * lanes, sizes[block]);
            }
            turn(featurePanel, count, featureRows);
            return count;
        }

        /// A panel token after token.
        final void turn(int from, int count, int to) {
            Arrays.fill(scratch, to, to + count * step, 0);
            loops.unpack(scratch, from, featureCount, count, scratch, to, step);
        }

        /// Adds `sum_j v_j b_j^T` of a panel of keys to a state, and `sum_j b_j`.
        final void addKeys(HeadView head, int at, int panel, int count, int state) {
            Bands.onto(
                    loops,
                    step,
                    width,
                    count,
                    valueData(head, at),
                    valuesAt(head, at, panel),
                    1,
                    width,
                    scratch,
                    featureRows,
                    step,
                    kept,
                    state,
                    step);
            Arrays.fill(scratch, row, row + lanes, 1);
            alone(row, count, featureRows, state);
        }

        /// Adds `sum_i numbers_i rows_i` to the sums of the features alone.
        final void alone(int numbers, int count, int from, int state) {
            Bands.onto(
                    loops,
                    step,
                    1,
                    count,
                    scratch,
                    numbers,
                    0,
                    1,
                    scratch,
                    from,
                    step,
                    kept,
                    state + width * step,
                    step);
        }

        /// Adds `sum_i ds_i a_i^T` and `sum_i dr_i a'_i` of a panel of rows to the adjoint of a state.
        final void addRows(int count, int state) {
            int last = factors.size() - 1;
            turn(factorPanels[last], count, factorRows);
            Bands.onto(
                    loops,
                    step,
                    width,
                    count,
                    scratch,
                    dSumRows,
                    1,
                    valueStep,
                    scratch,
                    factorRows,
                    step,
                    kept,
                    state,
                    step);
            for (int sum = 0; sum < rowSums.size(); sum++) {
                turn(factorPanels[sum], count, factorRows);
                alone(rowAdjoints + sum * lanes, count, factorRows, state);
            }
        }

        /// What the rows of the panel bring to the features.
        final void factors(int group) {
            var machine = machines.get(group);
            machine.prepare();
            machine.run();
            var used = factors.get(group).blocks;
            for (int root = 0; root < used.size(); root++) {
                int block = used.get(root);
                loops.copy(machine.root(root), scratch, factorPanels[group] + offsets[block] * lanes, sizes[block]);
            }
        }

        /// `<a_i, b_j>` for the keys of a panel, hidden above the diagonal.
        final void scores(int group, int count) {
            loops.product(
                    count,
                    featureCount,
                    scratch,
                    featureRows,
                    step,
                    1,
                    scratch,
                    factorPanels[group],
                    lanes,
                    scratch,
                    tile,
                    lanes,
                    false);
            Masks.hide(scratch, tile, count, lanes, 0);
        }

        /// `<ds_i, v_j>` for the keys of a panel, hidden above the diagonal.
        final void movedScores(HeadView head, int at, int panel, int count) {
            loops.product(
                    count,
                    width,
                    valueData(head, at),
                    valuesAt(head, at, panel),
                    width,
                    1,
                    scratch,
                    dSums,
                    lanes,
                    scratch,
                    pairs,
                    lanes,
                    false);
            Masks.hide(scratch, pairs, count, lanes, 0);
        }
    }

    /// Sums states over segments of keys.
    private final class States extends Worker {
        States(Run run, float[] scratch) {
            super(run, scratch);
        }

        @Override
        public void run(HeadView head, int at, int segment) {
            int state = statePlace(at) + segment * state();
            Arrays.fill(kept, state, state + state(), 0);
            int end = Math.min(definition.panels(keys), (segment + 1) * panelsOfSegment);
            for (int panel = segment * panelsOfSegment; panel < end; panel++) {
                int count = features(head, at, panel);
                addKeys(head, at, panel, count, state);
            }
            if (segment == 0) {
                int quantity = quantityPlace(at);
                Arrays.fill(kept, quantity, quantity + quantities.length(), 0);
            }
        }
    }

    /// Goes forward through segments of rows.
    private final class Rows extends Worker {
        Rows(Run run, float[] scratch) {
            super(run, scratch);
        }

        @Override
        public void run(HeadView head, int at, int segment) {
            int state = statePlace(at) + (causal ? segment * state() : 0);
            int adjoint = adjointPlace(at) + segment * state();
            Arrays.fill(kept, adjoint, adjoint + state(), 0);
            int end = Math.min(definition.panels(queries), (segment + 1) * panelsOfSegment);
            for (int panel = segment * panelsOfSegment; panel < end; panel++) {
                int seen = causal ? features(head, at, panel) : 0;
                panel(head, at, panel, seen, state, segment);
                int count = count(queries, panel);
                addRows(count, adjoint);
                if (causal) {
                    keep(at, panel, count);
                    addKeys(head, at, panel, seen, state);
                }
                run.group.finished(count);
            }
        }

        private void panel(HeadView head, int at, int panel, int seen, int state, int segment) {
            int first = panel * lanes;
            int count = count(queries, panel);
            rows.load(head, run.known(at), first, count);
            for (int sum = 0; sum < rowSums.size(); sum++) {
                factors(sum);
                number(sum, seen, state);
                Arrays.fill(scratch, rowAdjoints + sum * lanes, rowAdjoints + (sum + 1) * lanes, 0);
            }
            int last = factors.size() - 1;
            factors(last);
            outputs(head, at, panel, seen, state, segment);
            weighted(head, at, panel, seen, state);
            hand(last, head, at, first, count, segment);
            for (int sum = last - 1; sum >= 0; sum--) {
                summed(sum, seen, state);
                hand(sum, head, at, first, count, segment);
            }
        }

        /// `r_i = <a'_i, z>`.
        private void number(int sum, int seen, int state) {
            int leaf = rows.at(rowSums.get(sum));
            Arrays.fill(scratch, leaf, leaf + lanes, 0);
            loops.product(
                    1,
                    featureCount,
                    kept,
                    state + width * step,
                    0,
                    1,
                    scratch,
                    factorPanels[sum],
                    lanes,
                    scratch,
                    leaf,
                    lanes,
                    true);
            if (seen > 0) {
                scores(sum, seen);
                loops.reduce(Term.Reduction.SUM, scratch, tile, seen, scratch, row);
                loops.meet(Pointwise.ADD, row(leaf), row(row), scratch, leaf, 1);
            }
        }

        /// The adjoints of the weighted sums, as a panel and row after row.
        private void outputs(HeadView head, int at, int panel, int seen, int state, int segment) {
            int first = panel * lanes;
            int count = count(queries, panel);
            int dv = head.sizes().dv();
            int from = run.dOut.from() + (head.number() * queries + first) * dv;
            loops.pack(run.dOut.data(), from, dv, dv, count, scratch, dOuts);
            if (output.sumsAt(outputBack) >= 0) {
                sum(head, at, panel, seen, state);
            }
            outputBack.run();
            for (var leaf : output.reversal().found()) {
                if (!leaf.equals(output.sum())) {
                    sink(leaf, outputBack.of(leaf), head, at, first, count, segment);
                }
            }
            loops.copy(output.adjoint(outputBack), scratch, dSums, width);
            Arrays.fill(scratch, dSumRows, dSumRows + valueStep * lanes, 0);
            loops.unpack(scratch, dSums, width, count, scratch, dSumRows, valueStep);
        }

        private void sum(HeadView head, int at, int panel, int seen, int state) {
            int last = factors.size() - 1;
            loops.product(
                    width,
                    featureCount,
                    kept,
                    state,
                    step,
                    1,
                    scratch,
                    factorPanels[last],
                    lanes,
                    scratch,
                    sums,
                    lanes,
                    false);
            if (seen > 0) {
                scores(last, seen);
                int from = valuesAt(head, at, panel);
                Masks.weigh(loops, true, valueData(head, at), from, width, seen, scratch, tile, scratch, sums);
            }
        }

        /// `da_i = S^T ds_i`, and `sum_j <ds_i, v_j> b_j` in the panel.
        private void weighted(HeadView head, int at, int panel, int seen, int state) {
            loops.product(
                    featureCount, width, kept, state, 1, step, scratch, dSums, lanes, scratch, adjoints, lanes, false);
            if (seen > 0) {
                movedScores(head, at, panel, seen);
                gather(seen, pairs);
            }
        }

        private void gather(int seen, int tile) {
            loops.product(
                    featureCount,
                    seen,
                    scratch,
                    featureRows,
                    1,
                    step,
                    scratch,
                    tile,
                    lanes,
                    scratch,
                    adjoints,
                    lanes,
                    true);
        }

        /// `da'_i = dr_i z`.
        private void summed(int sum, int seen, int state) {
            loops.copy(Operand.column(kept, state + width * step, 1), scratch, adjoints, featureCount);
            if (seen > 0) {
                Arrays.fill(scratch, pairs, pairs + seen * lanes, 1);
                Masks.hide(scratch, pairs, seen, lanes, 0);
                gather(seen, pairs);
            }
            loops.meet(
                    Pointwise.MULTIPLY,
                    panel(adjoints),
                    row(rowAdjoints + sum * lanes),
                    scratch,
                    adjoints,
                    featureCount);
        }

        private void hand(int group, HeadView head, int at, int first, int count, int segment) {
            var machine = machinesBack.get(group);
            machine.run();
            for (var leaf : factors.get(group).reversal.found()) {
                sink(leaf, machine.of(leaf), head, at, first, count, segment);
            }
        }

        private void sink(Term leaf, Operand adjoint, HeadView head, int at, int first, int count, int segment) {
            int sum = leaf instanceof Term.ParameterValue(var parameter) ? rowSums.indexOf(parameter) : -1;
            if (sum >= 0) {
                int to = rowAdjoints + sum * lanes;
                loops.meet(Pointwise.ADD, row(to), Operand.row(adjoint.data(), adjoint.from()), scratch, to, 1);
            } else {
                run.add(leaf, adjoint, head, at, first, count, segment);
            }
        }

        /// Keeps what the keys of the panel need of its rows.
        private void keep(int at, int panel, int count) {
            int to = rowPlace(at) + panel * lanes * width;
            loops.unpack(scratch, dSums, width, count, kept, to, width);
            int numbers = rowPlace(at) + queries * width + panel * lanes;
            for (int sum = 0; sum < rowSums.size(); sum++) {
                System.arraycopy(scratch, rows.at(rowSums.get(sum)), kept, numbers + 2 * sum * queries, count);
                System.arraycopy(scratch, rowAdjoints + sum * lanes, kept, numbers + (2 * sum + 1) * queries, count);
            }
        }
    }

    /// Goes backward through segments of keys.
    private final class Keys extends Worker {
        Keys(Run run, float[] scratch) {
            super(run, scratch);
        }

        @Override
        public void run(HeadView head, int at, int segment) {
            int state = adjointPlace(at) + (causal ? segment * state() : 0);
            int end = Math.min(definition.panels(keys), (segment + 1) * panelsOfSegment);
            for (int panel = end - 1; panel >= segment * panelsOfSegment; panel--) {
                int count = features(head, at, panel);
                states(head, at, panel, count, state);
                if (causal) {
                    restore(head, at, panel, count);
                    tiles(head, at, panel, count);
                    addRows(count, state);
                }
                hand(featuresBack, keysBack, head, at, panel, count, segment);
                hand(values, valuesBack, head, at, panel, count, segment);
            }
        }

        /// `db_j = dS^T v_j + dz` and `dv_j = dS b_j`.
        private void states(HeadView head, int at, int panel, int count, int state) {
            loops.pack(valueData(head, at), valuesAt(head, at, panel), width, width, count, scratch, valuePanel);
            loops.copy(Operand.column(kept, state + width * step, 1), scratch, adjoints, featureCount);
            loops.product(
                    featureCount,
                    width,
                    kept,
                    state,
                    1,
                    step,
                    scratch,
                    valuePanel,
                    lanes,
                    scratch,
                    adjoints,
                    lanes,
                    true);
            loops.product(
                    width,
                    featureCount,
                    kept,
                    state,
                    step,
                    1,
                    scratch,
                    featurePanel,
                    lanes,
                    scratch,
                    dValues,
                    lanes,
                    false);
        }

        /// What the rows of the panel were.
        private void restore(HeadView head, int at, int panel, int count) {
            rows.load(head, run.known(at), panel * lanes, count);
            int numbers = rowPlace(at) + queries * width + panel * lanes;
            for (int sum = 0; sum < rowSums.size(); sum++) {
                int leaf = rows.at(rowSums.get(sum));
                Arrays.fill(scratch, leaf, leaf + lanes, 0);
                Arrays.fill(scratch, rowAdjoints + sum * lanes, rowAdjoints + (sum + 1) * lanes, 0);
                System.arraycopy(kept, numbers + 2 * sum * queries, scratch, leaf, count);
                System.arraycopy(kept, numbers + (2 * sum + 1) * queries, scratch, rowAdjoints + sum * lanes, count);
            }
            for (int group = 0; group < factors.size(); group++) {
                factors(group);
            }
            int from = rowPlace(at) + panel * lanes * width;
            loops.pack(kept, from, width, width, count, scratch, dSums);
            Arrays.fill(scratch, dSumRows, dSumRows + valueStep * lanes, 0);
            loops.unpack(scratch, dSums, width, count, scratch, dSumRows, valueStep);
        }

        /// What the rows of the panel add to the keys of the panel that they see: the lanes become keys.
        private void tiles(HeadView head, int at, int panel, int count) {
            int last = factors.size() - 1;
            scores(last, count);
            turnTile(tile, count);
            loops.product(
                    width, count, scratch, dSumRows, 1, valueStep, scratch, tile, lanes, scratch, dValues, lanes, true);
            movedScores(head, at, panel, count);
            turnTile(pairs, count);
            gather(last, pairs, count);
            for (int sum = 0; sum < rowSums.size(); sum++) {
                loops.copy(row(rowAdjoints + sum * lanes), scratch, pairs, count);
                Masks.hide(scratch, pairs, count, lanes, 0);
                turnTile(pairs, count);
                gather(sum, pairs, count);
            }
        }

        private void gather(int group, int tile, int count) {
            turn(factorPanels[group], count, factorRows);
            loops.product(
                    featureCount,
                    count,
                    scratch,
                    factorRows,
                    1,
                    step,
                    scratch,
                    tile,
                    lanes,
                    scratch,
                    adjoints,
                    lanes,
                    true);
        }

        /// `[keys][rows in the lanes]` becomes `[rows][keys in the lanes]`, in place.
        private void turnTile(int at, int count) {
            for (int key = 0; key < count; key++) {
                for (int lane = key + 1; lane < count; lane++) {
                    float seen = scratch[at + key * lanes + lane];
                    scratch[at + key * lanes + lane] = 0;
                    scratch[at + lane * lanes + key] = seen;
                }
                Arrays.fill(scratch, at + key * lanes + count, at + (key + 1) * lanes, 0);
            }
        }

        private void hand(
                TokenReversal reversal,
                TokenReversal.Machine machine,
                HeadView head,
                int at,
                int panel,
                int count,
                int segment) {
            machine.run(head, run.known(at), panel * lanes, count);
            for (var leaf : reversal.found()) {
                run.add(leaf, machine.of(leaf), head, at, panel * lanes, count, rowSegments + segment);
            }
        }
    }
}
