package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Term.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `sum_j <a_i, b_j> v_j = <a_i, sum_j b_j v_j>`: keys become one state, then each row meets the state instead
/// of the keys. A causal row meets the state of the tiles before its own, and in its tile the keys that it
/// sees: `A B^T`, hidden above the diagonal. Numbers of the row such as `sum(score)` come from the sums of the
/// features alone in the same way.
///
/// The sequence is cut into segments, whose states are summed on all threads; where they are cut does not
/// depend on how many.
///
/// Time (n_q + n) m (dv + 1), for a causal mechanism with 3 / 2 of that and n W (m + dv) in the tiles; memory
/// (dv + 1) m for each 1024 keys.
public final class Separable implements Family {
    private static final int SEGMENT = 1024;

    private final Groundwork groundwork;
    private final Features features;
    private final List<RowFactors> factors = new ArrayList<>();
    private final SeparableForm form;
    private final List<Term> rowTerms;
    private final Finish finish;
    private final States states;
    private final Loops loops;
    private final int lanes;
    private final int panels;
    private final int panelsOfSegment;
    private final int segments;
    private final boolean causal;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public Separable(Definition definition, SeparableForm form) {
        this.form = form;
        this.causal = definition.causal();
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.rowTerms = rowTerms(form);
        var terms = new ArrayList<>(rowTerms);
        terms.addAll(keyTerms(form));
        this.groundwork = new Groundwork(definition, form.reductions(), terms);
        form.rowSums().forEach(sum -> groundwork.vocabulary().ofRow(sum.leaf()));
        this.features = new Features(form, groundwork.vocabulary());
        form.rowSums().forEach(sum -> factors.add(new RowFactors(sum.summands(), features, groundwork)));
        factors.add(new RowFactors(form.summands(), features, groundwork));
        this.finish = new Finish(groundwork);
        this.states = new States(loops, groundwork.width(), features.width());
        this.panels = definition.panels(definition.sizes().keys());
        this.panelsOfSegment = Math.max(1, SEGMENT / lanes);
        this.segments = (panels + panelsOfSegment - 1) / panelsOfSegment;
    }

    private static List<Term> rowTerms(SeparableForm form) {
        var terms = new ArrayList<Term>();
        for (var sum : form.rowSums()) {
            terms.addAll(RowFactors.terms(sum.summands()));
            terms.add(new Term.ParameterValue(sum.leaf()));
        }
        terms.addAll(RowFactors.terms(form.summands()));
        return terms;
    }

    @Override
    public int kept() {
        return Math.addExact(groundwork.kept(), Math.multiplyExact(segments, states.length()));
    }

    private int state(int kept, int segment) {
        return kept + groundwork.kept() + segment * states.length();
    }

    /// What [#scratch] begins with: the features of a panel of keys, and their copy key after key.
    private int keyScratch() {
        return Math.addExact(features.scratch(), states.scratch());
    }

    @Override
    public int scratch() {
        int panel = TokenPanel.length(groundwork.rowLeaves(rowTerms), groundwork.vocabulary());
        int programs = factors.stream().mapToInt(RowFactors::scratch).sum();
        return keyScratch() + panel + (lanes + 1) * lanes + programs + finish.scratch();
    }

    @Override
    public Work work() {
        var sizes = groundwork.definition().sizes();
        long heads = HeadView.count(sizes);
        long tokens = heads * (sizes.queries() + sizes.keys());
        long functions = sizes.queries() * new FunctionCount(groundwork.vocabulary()).of(rowTerms)
                + sizes.keys() * new FunctionCount(groundwork.vocabulary()).of(keyTerms(form));
        return new Work(tokens * features.width() * (groundwork.width() + 1), heads * functions);
    }

    private static List<Term> keyTerms(SeparableForm form) {
        var terms = new ArrayList<Term>();
        form.features().forEach(block -> {
            terms.add(block.key());
            terms.addAll(block.vectors());
        });
        return terms;
    }

    @Override
    public Set<Extra> extras() {
        return Set.of(Extra.WEIGHTS);
    }

    @Override
    public boolean leavesPaddingOut() {
        return true;
    }

    @Override
    public void compute(Schedule.Group group) {
        groundwork.prepare(group);
        boolean alone = causal && segments == 1;
        group.phase(segments, keyScratch(), scratch -> {
            var keys = new Keys(group, scratch);
            return (head, kept, segment) -> keys.sum(head, kept, segment, alone);
        });
        group.phase(1, 1, _ -> (_, kept, _) -> states.accumulate(group.kept(), state(kept, 0), segments, causal));
        int tasks = causal
                ? segments
                : groundwork.definition().panels(groundwork.definition().sizes().queries());
        group.phase(tasks, scratch(), scratch -> new Rows(group, scratch));
    }

    /// The keys that one thread adds to states.
    private final class Keys {
        private final Schedule.Group group;
        private final float[] scratch;
        private final Features.Machine machine;

        Keys(Schedule.Group group, float[] scratch) {
            this.group = group;
            this.scratch = scratch;
            this.machine = features.on(scratch, 0);
        }

        /// The state of one segment; only cleared where nothing follows it.
        void sum(HeadView head, int kept, int segment, boolean alone) {
            int at = state(kept, segment);
            Arrays.fill(group.kept(), at, at + states.length(), 0);
            int visible = groundwork.definition().panels(head.sizes().keys());
            int end = alone ? 0 : Math.min(visible, (segment + 1) * panelsOfSegment);
            for (int panel = segment * panelsOfSegment; panel < end; panel++) {
                int count = run(head, kept, panel);
                add(head, kept, panel, count, at);
            }
        }

        int run(HeadView head, int kept, int panel) {
            int count = Math.min(lanes, head.sizes().keys() - panel * lanes);
            machine.run(head, groundwork.quantities(group, kept), panel * lanes, count);
            return count;
        }

        void add(HeadView head, int kept, int panel, int count, int state) {
            var values = groundwork.values(head, group, kept);
            int at = values.at() + panel * lanes * groundwork.width();
            states.add(scratch, machine.panel(), features.scratch(), values.data(), at, count, group.kept(), state);
        }
    }

    /// The rows that one thread computes: a panel of them or, for a causal mechanism, a segment.
    private final class Rows implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final Keys keys;
        private final TokenPanel rows;
        private final List<RowFactors.Machine> machines = new ArrayList<>();
        private final Finish.Machine finishing;
        private final int tile;
        private final int sums;

        Rows(Schedule.Group group, float[] scratch) {
            var leaves = groundwork.rowLeaves(rowTerms);
            int at = keyScratch();
            this.group = group;
            this.scratch = scratch;
            this.keys = new Keys(group, scratch);
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, at);
            this.tile = at + TokenPanel.length(leaves, groundwork.vocabulary());
            at = tile + (lanes + 1) * lanes;
            for (var factor : factors) {
                machines.add(factor.on(rows, scratch, at));
                at += factor.scratch();
            }
            this.finishing = finish.on(rows, scratch, at);
            this.sums = rows.at(groundwork.definition().output().sum());
        }

        @Override
        public void run(HeadView head, int kept, int number) {
            if (!causal) {
                rows(head, kept, number, state(kept, 0), 0);
                return;
            }
            int end = Math.min(panels, (number + 1) * panelsOfSegment);
            for (int panel = number * panelsOfSegment; panel < end; panel++) {
                int count = panel * lanes < head.sizes().keys() ? keys.run(head, kept, panel) : 0;
                rows(head, kept, panel, state(kept, number), count);
                if (count > 0) {
                    keys.add(head, kept, panel, count, state(kept, number));
                }
            }
        }

        /// A panel of rows, which meets a state and the tile of so many keys.
        private void rows(HeadView head, int kept, int panel, int state, int tileKeys) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            for (int sum = 0; sum < form.rowSums().size(); sum++) {
                number(
                        machines.get(sum),
                        state,
                        tileKeys,
                        rows.at(form.rowSums().get(sum).leaf()));
            }
            var machine = machines.getLast();
            Arrays.fill(scratch, sums, sums + groundwork.width() * lanes, 0);
            machine.run();
            machine.meet(group.kept(), state, states.step(), groundwork.width(), scratch, sums);
            if (tileKeys > 0) {
                tile(machine, tileKeys);
                var values = groundwork.values(head, group, kept);
                int width = groundwork.width();
                int at = values.at() + first * width;
                Masks.weigh(loops, true, values.data(), at, width, tileKeys, scratch, tile, scratch, sums);
            }
            if (WeightRows.wanted(head)) {
                weights(machine, head, kept, panel, new Range(first, count));
            }
            finishing.write(head, first, count);
            group.finished(count);
        }

        /// The weights themselves, which are not needed for the output. Ends with the features of the tile.
        private void weights(RowFactors.Machine machine, HeadView head, int kept, int panel, Range queries) {
            int visible = groundwork.definition().panels(head.sizes().keys()) - 1;
            int last = causal ? Math.min(panel, visible) : visible;
            for (int keyPanel = 0; keyPanel <= last; keyPanel++) {
                int count = keys.run(head, kept, keyPanel);
                machine.tile(scratch, keys.machine.panel(), count, scratch, tile);
                if (causal && keyPanel == panel) {
                    Masks.hide(scratch, tile, count, lanes, 0);
                }
                WeightRows.write(loops, head, queries, new Range(keyPanel * lanes, count), scratch, tile);
            }
            WeightRows.clear(head, queries, (last + 1) * lanes);
        }

        private void number(RowFactors.Machine machine, int state, int tileKeys, int leaf) {
            Arrays.fill(scratch, leaf, leaf + lanes, 0);
            machine.run();
            machine.meet(group.kept(), state + states.alone(), states.step(), 1, scratch, leaf);
            if (tileKeys > 0) {
                tile(machine, tileKeys);
                int next = tile + lanes * lanes;
                loops.reduce(Reduction.SUM, scratch, tile, tileKeys, scratch, next);
                var sum = Operand.panel(scratch, leaf, lanes);
                loops.meet(Pointwise.ADD, sum, Operand.panel(scratch, next, lanes), scratch, leaf, 1);
            }
        }

        private void tile(RowFactors.Machine machine, int tileKeys) {
            machine.tile(scratch, keys.machine.panel(), tileKeys, scratch, tile);
            Masks.hide(scratch, tile, tileKeys, lanes, 0);
        }
    }
}
