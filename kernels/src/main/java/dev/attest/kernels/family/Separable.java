package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Term.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `sum_j <a_i, b_j> v_j = <a_i, sum_j b_j v_j>`: keys become one state, then each row meets the state instead
/// of the keys. A causal row meets the state of the tiles before its own, and in its tile the keys that it
/// sees: `A B^T`, hidden above the diagonal. Numbers of the row such as `sum(score)` come from the sums of the
/// features alone in the same way.
///
/// The sequence is cut into segments, and a state is the sum of those of whole segments and of what came since.
/// Where there are heads enough for all threads a head is one task; else the segments of a head are summed on
/// all threads. The sums are the same either way, and so are their bits.
///
/// Time (n_q + n) m (dv + 1), for a causal mechanism with n W (m + dv) in the tiles, and once more n m (dv + 1)
/// where segments are summed first; memory (dv + 1) m for each segment of at least 4 m keys. Rounding:
/// [ErrorBounds#separable].
public final class Separable implements Family {
    private static final int SEGMENT = 512;
    private static final int KEYS_OF_A_FEATURE = 4;

    private final Groundwork groundwork;
    private final Features features;
    private final List<RowFactors> factors = new ArrayList<>();
    private final SeparableForm form;
    private final List<Term> rowTerms;
    private final Map<Term, Layout> leaves;
    private final Finish finish;
    private final FeatureSums states;
    private final Loops loops;
    private final int lanes;
    private final int panels;
    private final int rowPanels;
    private final int panelsOfSegment;
    private final int segments;
    private final boolean causal;
    private final boolean asKeysLie;
    private final boolean asRowsLie;
    private final int keyScratch;
    private final int rowPanel;
    private final Work work;

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
        form.rowSums().forEach(sum -> factors.add(RowFactors.late(sum.summands(), features, groundwork, factors)));
        factors.add(RowFactors.late(form.summands(), features, groundwork, factors));
        this.finish = new Finish(groundwork);
        this.leaves = groundwork.rowLeaves(rowTerms);
        this.states = new FeatureSums(loops, groundwork.width(), features.width());
        this.panels = definition.panels(definition.sizes().keys());
        this.rowPanels = definition.panels(definition.sizes().queries());
        int segment = Math.max(SEGMENT, Math.multiplyExact(KEYS_OF_A_FEATURE, features.width()));
        this.panelsOfSegment = definition.panels(segment);
        this.segments = (panels + panelsOfSegment - 1) / panelsOfSegment;
        this.asKeysLie = !causal && states.takesTokens() && features.areEntrywise();
        this.asRowsLie = !causal && finish.isSum();
        this.keyScratch = Math.addExact(features.scratch(), states.scratch());
        this.rowPanel = TokenPanel.length(leaves, groundwork.vocabulary());
        this.work = counted(definition);
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

    @Override
    public int scratch() {
        int programs = factors.stream().mapToInt(RowFactors::scratch).sum();
        int ownStates = Math.addExact(Math.multiplyExact(3, states.length()), lanes * states.step());
        return Math.addExact(keyScratch + rowPanel + (lanes + 1) * lanes + programs + finish.scratch(), ownStates);
    }

    @Override
    public Work work() {
        return work;
    }

    private Work counted(Definition definition) {
        var sizes = definition.sizes();
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
        if (group.isEnoughForAllThreads()) {
            group.phase(1, scratch(), scratch -> new Rows(group, scratch)::head);
            return;
        }
        group.phase(causal ? segments - 1 : segments, keyScratch, scratch -> {
            var keys = new Keys(group, scratch);
            return (head, kept, segment) -> keys.sum(head, kept, segment, group.kept(), state(kept, segment));
        });
        if (causal || segments > 1) {
            group.phase(1, 1, _ -> (_, kept, _) -> states.accumulate(group.kept(), state(kept, 0), segments, causal));
        }
        group.phase(causal ? segments : rowPanels, scratch(), scratch -> {
            var rows = new Rows(group, scratch);
            return causal ? rows::segment : rows::panel;
        });
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

        /// Writes the state of one segment.
        void sum(HeadView head, int kept, int segment, float[] state, int at) {
            states.clear(state, at);
            int end = Math.min(
                    end(segment), groundwork.definition().panels(head.sizes().keys()));
            for (int panel = segment * panelsOfSegment; panel < end; panel++) {
                if (asKeysLie) {
                    addAsTheyLie(head, kept, panel, state, at);
                } else {
                    add(head, kept, panel, run(head, kept, panel), state, at);
                }
            }
        }

        private void addAsTheyLie(HeadView head, int kept, int panel, float[] state, int to) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().keys() - first);
            var values = groundwork.values(head, group, kept);
            machine.add(states, head, groundwork.quantities(group, kept), first, count, values, state, to);
        }

        int run(HeadView head, int kept, int panel) {
            int count = Math.min(lanes, head.sizes().keys() - panel * lanes);
            machine.run(head, groundwork.quantities(group, kept), panel * lanes, count);
            return count;
        }

        void add(HeadView head, int kept, int panel, int count, float[] state, int to) {
            var values = groundwork.values(head, group, kept);
            int at = values.at() + panel * lanes * groundwork.width();
            states.add(scratch, machine.panel(), features.scratch(), values.data(), at, count, state, to);
        }
    }

    private int end(int segment) {
        return Math.min(panels, (segment + 1) * panelsOfSegment);
    }

    /// The rows that one thread computes: a panel of them, a segment for a causal mechanism, or a head.
    private final class Rows {
        private final Schedule.Group group;
        private final float[] scratch;
        private final Keys keys;
        private final TokenPanel rows;
        private final List<RowFactors.Machine> machines = new ArrayList<>();
        private final Finish.Machine finishing;
        private final int tile;
        private final int sums;
        private final int before;
        private final int own;
        private final int joined;
        private final int written;
        private RowFactors.@Nullable Machine tileOf;

        Rows(Schedule.Group group, float[] scratch) {
            int at = keyScratch;
            this.group = group;
            this.scratch = scratch;
            this.keys = new Keys(group, scratch);
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, at);
            this.tile = at + rowPanel;
            this.before = tile + (lanes + 1) * lanes;
            this.own = before + states.length();
            this.joined = own + states.length();
            this.written = joined + states.length();
            at = written + lanes * states.step();
            for (var factor : factors) {
                var machine = factor.on(rows, scratch, at);
                factor.shared().ifPresent(other -> machine.use(machines.get(factors.indexOf(other))));
                machines.add(machine);
                at += factor.scratch();
            }
            this.finishing = finish.on(rows, scratch, at);
            this.sums = rows.at(groundwork.definition().output().sum());
        }

        /// All rows of a head.
        void head(HeadView head, int kept, int number) {
            states.clear(scratch, before);
            for (int segment = 0; segment < segments; segment++) {
                if (causal) {
                    rows(head, kept, segment, scratch, before);
                } else {
                    keys.sum(head, kept, segment, scratch, own);
                }
                states.join(scratch, before, scratch, own, scratch, before);
            }
            for (int panel = 0; !causal && panel < rowPanels; panel++) {
                rows(head, kept, panel, scratch, before, 0);
            }
        }

        /// A panel of rows, once the state is there.
        void panel(HeadView head, int kept, int panel) {
            rows(head, kept, panel, group.kept(), state(kept, 0), 0);
        }

        /// The rows of a segment, once the states before each are there.
        void segment(HeadView head, int kept, int segment) {
            rows(head, kept, segment, group.kept(), state(kept, segment));
        }

        /// The rows of a segment; leaves its own state.
        private void rows(HeadView head, int kept, int segment, float[] earlier, int at) {
            states.clear(scratch, own);
            int end = end(segment);
            for (int panel = segment * panelsOfSegment; panel < end; panel++) {
                int count = panel * lanes < head.sizes().keys() ? keys.run(head, kept, panel) : 0;
                int state = own;
                if (segment > 0) {
                    states.join(earlier, at, scratch, own, scratch, joined);
                    state = joined;
                }
                rows(head, kept, panel, scratch, state, count);
                if (count > 0) {
                    keys.add(head, kept, panel, count, scratch, own);
                }
            }
        }

        /// A panel of rows, which meets a state and the tile of so many keys.
        private void rows(HeadView head, int kept, int panel, float[] state, int at, int tileKeys) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            tileOf = null;
            for (int sum = 0; sum < form.rowSums().size(); sum++) {
                int leaf = rows.at(form.rowSums().get(sum).leaf());
                number(head, machines.get(sum), state, at, tileKeys, leaf);
            }
            var machine = machines.getLast();
            machine.run(head.number());
            if (asRowsLie) {
                writeTokens(machine, head, first, count, state, at);
            } else {
                weigh(machine, head, kept, state, at, first, tileKeys);
                finishing.write(head, first, count);
            }
            if (WeightRows.wanted(head)) {
                weights(machine, head, kept, panel, new Range(first, count));
            }
            group.finished(count);
        }

        /// Writes to the output, by way of a panel where its rows are no whole vectors.
        private void writeTokens(
                RowFactors.Machine machine, HeadView head, int first, int count, float[] state, int at) {
            int step = states.step();
            int width = groundwork.width();
            int to = head.outAt() + first * width;
            if (step == width) {
                machine.writeTokens(state, at, step, count, head.out(), to);
                return;
            }
            machine.writeTokens(state, at, step, count, scratch, written);
            for (int row = 0; row < count; row++) {
                System.arraycopy(scratch, written + row * step, head.out(), to + row * width, width);
            }
        }

        private void weigh(
                RowFactors.Machine machine, HeadView head, int kept, float[] state, int at, int first, int tileKeys) {
            machine.meetSums(state, at, states.step(), groundwork.width(), scratch, sums);
            if (tileKeys > 0) {
                tile(machine, tileKeys);
                var values = groundwork.values(head, group, kept);
                int width = groundwork.width();
                int from = values.at() + first * width;
                Masks.weigh(loops, true, values.data(), from, width, tileKeys, scratch, tile, scratch, sums);
            }
            machine.scale(groundwork.width(), scratch, sums);
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
                machine.scale(count, scratch, tile);
                WeightRows.write(loops, head, queries, new Range(keyPanel * lanes, count), scratch, tile);
            }
            WeightRows.clear(head, queries, (last + 1) * lanes);
        }

        private void number(HeadView head, RowFactors.Machine machine, float[] state, int at, int tileKeys, int leaf) {
            machine.run(head.number());
            machine.meetSums(state, at + states.alone(), 1, 1, scratch, leaf);
            if (tileKeys > 0) {
                tile(machine, tileKeys);
                int next = tile + lanes * lanes;
                loops.reduce(Reduction.SUM, scratch, tile, tileKeys, scratch, next);
                var sum = Operand.panel(scratch, leaf, lanes);
                loops.meet(Pointwise.ADD, sum, Operand.panel(scratch, next, lanes), scratch, leaf, 1);
            }
            machine.scale(1, scratch, leaf);
        }

        private void tile(RowFactors.Machine machine, int tileKeys) {
            if (!machine.hasTileOf(tileOf)) {
                machine.tile(scratch, keys.machine.panel(), tileKeys, scratch, tile);
                Masks.hide(scratch, tile, tileKeys, lanes, 0);
                tileOf = machine;
            }
        }
    }
}
