package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.Slice;
import dev.attest.kernels.form.ScaledDotProduct;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.form.Terms;
import dev.attest.kernels.strip.Bands;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The gradient of `out = P V` with `P = softmax(S)` and `s_ij = <u_i, w_j>`. From the logarithm l of each
/// row's sum of exponentials, `p_ij = exp(s_ij - l_i)` is computed again, in tiles of W rows and W keys; then
///
/// ```
/// dp_ij = <do_i, v_j>        delta_i = sum_j p_ij dp_ij = <do_i, o_i>      ds_ij = p_ij (dp_ij - delta_i)
/// dv_j = sum_i p_ij do_i     dw_j = sum_i ds_ij u_i                        du_i = sum_j ds_ij w_j
/// ```
///
/// and from u, w and v through the definition's own maps to queries, keys, values and parameters. A causal row
/// hides pairs in the tile on the diagonal and ends there.
///
/// Time n_q n (3 d + 2 dv), and n_q n d where l is not known, half of it for a causal mechanism; memory
/// W (2 W + 3 d + 3 dv) for each thread, and n (d + dv) for each of some shares of the rows.
public final class SoftmaxGradient implements GradientKernel {
    private final Definition definition;
    private final Vocabulary vocabulary;
    private final Term queryTerm;
    private final TokenProgram query;
    private final TokenReversal queryReversal;
    private final KeyRows keyRows;
    private final KeyRows valueRows;
    private final boolean shifted;
    private final Loops loops;
    private final int lanes;
    private final int panels;
    private final int keyPanels;
    private final int width;
    private final int valueWidth;
    private final int keyStep;
    private final int valueStep;

    /// @throws NoGradient where the definition has parts that this way does not differentiate
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public SoftmaxGradient(Definition definition, SoftmaxForm form, ScaledDotProduct score, Set<Parameter> parameters) {
        if (!Terms.isOne(form.scale()) || !form.reductions().isEmpty()) {
            throw new NoGradient("the weights are a multiple of a softmax");
        }
        var output = definition.output();
        if (!output.outer().equals(new Term.ParameterValue(output.sum()))) {
            throw new NoGradient("the weighted sum is not what leaves the head");
        }
        this.definition = definition;
        this.shifted = form.shifted();
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.vocabulary = new Vocabulary(definition.causal(), definition.setting(), loops);
        var backward = new Vocabulary(definition.causal(), definition.setting(), loops);
        parameters.forEach(backward::ofParameter);
        this.queryTerm = Terms.times(score.scale(), score.row());
        var roots = List.of(queryTerm);
        this.query = TokenProgram.of(roots, vocabulary.leaves(roots, Layout.LANES), definition.setting(), loops);
        this.queryReversal = new TokenReversal(roots, backward.leaves(roots, Layout.LANES), backward);
        this.keyRows = new KeyRows(score.key(), vocabulary, backward);
        this.valueRows = new KeyRows(definition.output().value(), vocabulary, backward);
        this.width = keyRows.width();
        this.valueWidth = valueRows.width();
        this.keyStep = Bands.padded(loops, width);
        this.valueStep = Bands.padded(loops, valueWidth);
        this.panels = definition.panels(definition.sizes().queries());
        this.keyPanels = definition.panels(definition.sizes().keys());
    }

    @Override
    public void differentiate(Call call, Slice dOut, Gradients into, Execution execution) {
        new Run(call, dOut, into, execution).run();
    }

    /// Numbers that a share of the rows adds to: for each key dw, then dv.
    private int accumulated() {
        return Math.multiplyExact(definition.sizes().keys(), keyStep + valueStep);
    }

    private int scratch() {
        int leaves = TokenPanel.length(vocabulary.leaves(List.of(queryTerm), Layout.LANES), vocabulary);
        int rows = lanes * (2 * valueWidth + width + keyStep + valueStep + 2 * lanes + 4);
        return leaves + query.scratch() + queryReversal.scratch() + rows;
    }

    private int keyScratch() {
        return lanes * (width + valueWidth)
                + keyRows.reversal().scratch()
                + valueRows.reversal().scratch();
    }

    /// One call.
    private final class Run {
        private final Call call;
        private final Slice dOut;
        private final Gradients into;
        private final Execution execution;
        private final GradientSink sink;
        private final KeyShares shares;
        private final ParameterSums sums;
        private final KeyRows.Of keys;
        private final KeyRows.Of values;
        private final float @Nullable [] accumulators;

        Run(Call call, Slice dOut, Gradients into, Execution execution) {
            this.call = call;
            this.dOut = dOut;
            this.into = into;
            this.execution = execution;
            this.sink = new GradientSink(vocabulary, into);
            this.shares = KeyShares.of(call.sizes(), panels, definition.causal(), execution.threads());
            this.sums = new ParameterSums(into.parameters().keySet(), shares.count() + shares.keyHeads() * keyPanels);
            this.keys = keyRows.of(call, execution);
            this.values = valueRows.of(call, execution);
            this.accumulators =
                    shares.parts() == 1 ? null : execution.borrow(Math.multiplyExact(shares.count(), accumulated()));
        }

        void run() {
            Parallel.run(shares.count(), execution, () -> new Rows(this));
            if (accumulators != null) {
                Parallel.run(shares.keyHeads() * keyPanels, execution, () -> new Keys(this));
                execution.giveBack(accumulators);
            }
            keys.giveBack(execution);
            values.giveBack(execution);
            sums.addTo(into.parameters());
        }
    }

    /// What one thread does of the rows.
    private final class Rows implements Parallel.Worker {
        private final Run run;
        private final float[] scratch;
        private final float[] own;
        private final TokenPanel leaves;
        private final TokenMachine queries;
        private final TokenReversal.Machine reversed;
        private final @Nullable KeyFinish finish;
        private final int outs;
        private final int dOuts;
        private final int dQueries;
        private final int queryRows;
        private final int dOutRows;
        private final int weights;
        private final int dWeights;
        private final int logSums;
        private final int deltas;
        private final int totals;
        private final int largest;
        private Slice outRows;

        Rows(Run run) {
            this.run = run;
            this.scratch = run.execution.borrow(scratch());
            this.own = run.accumulators == null ? run.execution.borrow(accumulated()) : run.accumulators;
            var terms = vocabulary.leaves(List.of(queryTerm), Layout.LANES);
            this.leaves = new TokenPanel(terms, vocabulary, scratch, 0);
            int at = TokenPanel.length(terms, vocabulary);
            this.queries = query.on(scratch, at);
            leaves.bind(query, queries);
            at += query.scratch();
            this.reversed = queryReversal.on(scratch, at);
            at += queryReversal.scratch();
            this.outs = at;
            this.dOuts = outs + valueWidth * lanes;
            this.dQueries = dOuts + valueWidth * lanes;
            this.queryRows = dQueries + width * lanes;
            this.dOutRows = queryRows + keyStep * lanes;
            this.weights = dOutRows + valueStep * lanes;
            this.dWeights = weights + lanes * lanes;
            this.logSums = dWeights + lanes * lanes;
            this.deltas = logSums + lanes;
            this.totals = deltas + lanes;
            this.largest = totals + lanes;
            reversed.adjoint(0, Operand.panel(scratch, dQueries, lanes));
            this.outRows = new Slice(scratch, dOutRows);
            this.finish = run.accumulators == null ? new KeyFinish(run) : null;
        }

        @Override
        public void close() {
            run.execution.giveBack(scratch);
            if (run.accumulators == null) {
                run.execution.giveBack(own);
            }
            if (finish != null) {
                finish.close();
            }
        }

        @Override
        public void task(int share) {
            int part = share % run.shares.parts();
            int keyHead = run.shares.keyHead(share);
            int to = run.accumulators == null ? 0 : share * accumulated();
            Arrays.fill(own, to, to + accumulated(), 0);
            int end = run.shares.end(part);
            for (int item = run.shares.first(part); item < end; item++) {
                var head = HeadView.of(run.call, run.shares.head(keyHead, item));
                panel(head, keyHead, run.shares.panel(item), to, share);
            }
            if (finish != null) {
                for (int keyPanel = 0; keyPanel < keyPanels; keyPanel++) {
                    int keys = keyPanel * lanes * keyStep;
                    int values = run.call.sizes().keys() * keyStep + keyPanel * lanes * valueStep;
                    finish.panel(own, keys, values, keyHead, keyPanel);
                }
            }
        }

        private void panel(HeadView head, int keyHead, int panel, int to, int share) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            var quantities = Quantities.none(vocabulary);
            leaves.load(head, quantities, first, count);
            queries.prepare();
            queries.run();
            loadOutputs(head, first, count);
            int last = definition.causal() ? panel : keyPanels - 1;
            logSums(head, keyHead, first, count, panel, last);
            Arrays.fill(scratch, dQueries, dQueries + width * lanes, 0);
            for (int keyPanel = 0; keyPanel <= last; keyPanel++) {
                tile(head, keyHead, keyPanel, definition.causal() && keyPanel == panel, count, to);
            }
            reversed.run(head, quantities, first, count);
            run.sink.add(queryReversal, reversed, head, first, count, run.sums.task(share));
            run.execution.finished(count);
        }

        /// Outputs, their adjoints and the queries, in the layouts that the products need, and delta.
        private void loadOutputs(HeadView head, int first, int count) {
            int row = head.number() * head.sizes().queries() + first;
            int out = run.call.out().from() + row * valueWidth;
            int from = run.dOut.from() + row * valueWidth;
            loops.pack(run.call.out().data(), out, valueWidth, valueWidth, count, scratch, outs);
            loops.pack(run.dOut.data(), from, valueWidth, valueWidth, count, scratch, dOuts);
            loops.dots(valueWidth, scratch, dOuts, lanes, scratch, outs, lanes, scratch, deltas);
            var panel = queries.root(0);
            Arrays.fill(scratch, queryRows, queryRows + keyStep * lanes, 0);
            loops.unpack(panel.data(), panel.from(), width, count, scratch, queryRows, keyStep);
            outRows = new Slice(run.dOut.data(), from);
            if (valueStep != valueWidth) {
                Arrays.fill(scratch, dOutRows, dOutRows + valueStep * lanes, 0);
                loops.unpack(scratch, dOuts, valueWidth, count, scratch, dOutRows, valueStep);
                outRows = new Slice(scratch, dOutRows);
            }
        }

        private void logSums(HeadView head, int keyHead, int first, int count, int panel, int last) {
            var known = shifted ? null : run.call.wanted().get(Extra.LOG_SUM_EXP);
            if (known != null) {
                int at = known.from() + head.number() * head.sizes().queries() + first;
                Arrays.fill(scratch, logSums, logSums + lanes, 0);
                System.arraycopy(known.data(), at, scratch, logSums, count);
                return;
            }
            Arrays.fill(scratch, largest, largest + lanes, Loops.LEAST);
            Arrays.fill(scratch, logSums, logSums + lanes, 0);
            for (int keyPanel = 0; keyPanel <= last; keyPanel++) {
                int keys = scores(keyHead, keyPanel);
                if (definition.causal() && keyPanel == panel) {
                    Masks.hide(scratch, weights, keys, lanes, Float.NEGATIVE_INFINITY);
                }
                raise(keys);
            }
            loops.map(Pointwise.LOG, scratch, logSums, scratch, logSums, 1);
            loops.meet(Pointwise.ADD, row(logSums), row(largest), scratch, logSums, 1);
        }

        /// Adds the exponentials of a tile relative to the largest score so far.
        private void raise(int keys) {
            System.arraycopy(scratch, largest, scratch, totals, lanes);
            loops.maximum(scratch, weights, keys, scratch, totals);
            loops.meet(Pointwise.SUBTRACT, row(largest), row(totals), scratch, largest, 1);
            loops.map(Pointwise.EXP, scratch, largest, scratch, largest, 1);
            loops.meet(Pointwise.MULTIPLY, row(logSums), row(largest), scratch, logSums, 1);
            System.arraycopy(scratch, totals, scratch, largest, lanes);
            loops.exponentials(scratch, weights, keys, scratch, largest, scratch, logSums);
        }

        private Operand row(int at) {
            return Operand.row(scratch, at);
        }

        /// The scores of a panel of keys, where the weights will be.
        private int scores(int keyHead, int keyPanel) {
            int first = keyPanel * lanes;
            int count = Math.min(lanes, run.call.sizes().keys() - first);
            int at = run.keys.at(keyHead) + first * width;
            var panel = queries.root(0);
            loops.product(
                    count,
                    width,
                    run.keys.data(),
                    at,
                    width,
                    1,
                    panel.data(),
                    panel.from(),
                    lanes,
                    scratch,
                    weights,
                    lanes,
                    false);
            return count;
        }

        private void tile(HeadView head, int keyHead, int keyPanel, boolean diagonal, int count, int to) {
            int keys = scores(keyHead, keyPanel);
            if (diagonal) {
                Masks.hide(scratch, weights, keys, lanes, Float.NEGATIVE_INFINITY);
            }
            loops.exponentials(scratch, weights, keys, scratch, logSums, scratch, totals);
            if (diagonal) {
                Masks.hide(scratch, weights, keys, lanes, 0);
            }
            int first = keyPanel * lanes;
            int values = to + head.sizes().keys() * keyStep + first * valueStep;
            gather(keys, count, weights, outRows.data(), outRows.from(), valueStep, values);
            int at = run.values.at(keyHead) + first * valueWidth;
            loops.product(
                    keys,
                    valueWidth,
                    run.values.data(),
                    at,
                    valueWidth,
                    1,
                    scratch,
                    dOuts,
                    lanes,
                    scratch,
                    dWeights,
                    lanes,
                    false);
            var moved = Operand.panel(scratch, dWeights, lanes);
            loops.meet(Pointwise.SUBTRACT, moved, row(deltas), scratch, dWeights, keys);
            loops.meet(Pointwise.MULTIPLY, moved, Operand.panel(scratch, weights, lanes), scratch, dWeights, keys);
            if (diagonal) {
                Masks.hide(scratch, dWeights, keys, lanes, 0);
            }
            gather(keys, count, dWeights, scratch, queryRows, keyStep, to + first * keyStep);
            loops.product(
                    width,
                    keys,
                    run.keys.data(),
                    run.keys.at(keyHead) + first * width,
                    1,
                    width,
                    scratch,
                    dWeights,
                    lanes,
                    scratch,
                    dQueries,
                    lanes,
                    true);
        }

        /// `to(j) += sum_i pairs(j, i) rows(i)`.
        private void gather(int keys, int count, int pairs, float[] rows, int from, int step, int to) {
            Bands.onto(loops, step, keys, count, scratch, pairs, lanes, 1, rows, from, step, own, to, step);
        }
    }

    /// What one thread does of the keys where several shares have added to each.
    private final class Keys implements Parallel.Worker {
        private final Run run;
        private final KeyFinish finish;
        private final float[] total;

        Keys(Run run) {
            this.run = run;
            this.finish = new KeyFinish(run);
            this.total = run.execution.borrow(lanes * (keyStep + valueStep));
        }

        @Override
        public void close() {
            finish.close();
            run.execution.giveBack(total);
        }

        @Override
        public void task(int number) {
            int keyHead = number / keyPanels;
            int first = number % keyPanels * lanes;
            int count = Math.min(lanes, run.call.sizes().keys() - first);
            int from = keyHead * run.shares.parts() * accumulated();
            sum(from + first * keyStep, count * keyStep, 0);
            int values = run.call.sizes().keys() * keyStep;
            sum(from + values + first * valueStep, count * valueStep, lanes * keyStep);
            finish.panel(total, 0, lanes * keyStep, keyHead, number % keyPanels);
        }

        private void sum(int from, int length, int to) {
            var parts = Objects.requireNonNull(run.accumulators);
            System.arraycopy(parts, from, total, to, length);
            for (int part = 1; part < run.shares.parts(); part++) {
                int at = from + part * accumulated();
                for (int place = 0; place < length; place++) {
                    total[to + place] += parts[at + place];
                }
            }
        }
    }

    /// From the gradients of a panel of w and v to those of keys, values and parameters, for one thread.
    private final class KeyFinish {
        private final Run run;
        private final float[] scratch;
        private final TokenReversal.Machine keyMachine;
        private final TokenReversal.Machine valueMachine;
        private final int valuePanel;

        KeyFinish(Run run) {
            this.run = run;
            this.scratch = run.execution.borrow(keyScratch());
            this.valuePanel = width * lanes;
            int at = valuePanel + valueWidth * lanes;
            this.keyMachine = keyRows.reversal().on(scratch, at);
            this.valueMachine =
                    valueRows.reversal().on(scratch, at + keyRows.reversal().scratch());
            keyMachine.adjoint(0, Operand.panel(scratch, 0, lanes));
            valueMachine.adjoint(0, Operand.panel(scratch, valuePanel, lanes));
        }

        void close() {
            run.execution.giveBack(scratch);
        }

        /// @param dKeys, dValues where the rows of the panel begin
        void panel(float[] rows, int dKeys, int dValues, int keyHead, int keyPanel) {
            int first = keyPanel * lanes;
            int count = Math.min(lanes, run.call.sizes().keys() - first);
            var head = HeadView.of(run.call, run.shares.head(keyHead, 0));
            var task = run.sums.task(run.shares.count() + keyHead * keyPanels + keyPanel);
            loops.pack(rows, dKeys, keyStep, width, count, scratch, 0);
            keyMachine.run(head, Quantities.none(vocabulary), first, count);
            run.sink.add(keyRows.reversal(), keyMachine, head, first, count, task);
            loops.pack(rows, dValues, valueStep, valueWidth, count, scratch, valuePanel);
            valueMachine.run(head, Quantities.none(vocabulary), first, count);
            run.sink.add(valueRows.reversal(), valueMachine, head, first, count, task);
        }
    }
}
