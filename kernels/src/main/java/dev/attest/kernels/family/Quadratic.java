package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.PairForm;
import dev.attest.kernels.form.RowReduction;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Any weight whose reductions are numbers of the row, in tiles of W rows and W keys: one pass over the keys
/// for each stage of reductions, and one in which the weights meet the values. Scores are computed anew in each
/// pass rather than kept. Rounding: [ErrorBounds#weighted], with what a weight is off by its own formula.
///
/// Time n_q n (stages + 1) times the cost of a pair; memory W (W + d + dv) for each thread.
public final class Quadratic implements Family {
    private final Groundwork groundwork;
    private final List<List<ReducedPairs>> stages = new ArrayList<>();
    private final PairTerm weight;
    private final List<PairTerm> all = new ArrayList<>();
    private final List<Term> rowTerms;
    private final Map<Term, Layout> leaves;
    private final Finish finish;
    private final Loops loops;
    private final int lanes;
    private final int panels;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public Quadratic(Definition definition, PairForm form) {
        this.rowTerms = terms(form);
        this.groundwork = new Groundwork(definition, form.reductions(), rowTerms);
        var vocabulary = groundwork.vocabulary();
        for (var stage : form.stages()) {
            var reduced = stage.stream()
                    .map(each -> new ReducedPairs(each, vocabulary))
                    .toList();
            stage.forEach(each -> ReducedPairs.leaves(each).forEach(vocabulary::ofRow));
            stages.add(reduced);
            reduced.forEach(each -> all.add(each.body()));
        }
        this.weight = new PairTerm(form.weight(), vocabulary);
        all.add(weight);
        this.finish = new Finish(groundwork);
        this.leaves = groundwork.rowLeaves(rowTerms);
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.panels = definition.panels(definition.sizes().keys());
    }

    /// Every term, and the leaf of every reduction.
    private static List<Term> terms(PairForm form) {
        var terms = new ArrayList<Term>();
        for (var stage : form.stages()) {
            for (RowReduction reduction : stage) {
                terms.add(reduction.body());
                ReducedPairs.leaves(reduction).forEach(leaf -> terms.add(new Term.ParameterValue(leaf)));
            }
        }
        terms.add(form.weight());
        return terms;
    }

    @Override
    public int kept() {
        return place(all.size(), 0);
    }

    /// Where the key side of a term is kept.
    private int place(int term, int kept) {
        int at = Math.addExact(kept, groundwork.kept());
        for (int before = 0; before < term; before++) {
            at = Math.addExact(at, all.get(before).kept(panels));
        }
        return at;
    }

    @Override
    public int scratch() {
        int panel = TokenPanel.length(leaves, groundwork.vocabulary());
        int tiles = all.stream().mapToInt(PairTerm::scratch).sum();
        return panel + (lanes + ReducedPairs.ROWS) * lanes + tiles + finish.scratch();
    }

    /// One product of query and key for each pass, which is what most definitions have.
    @Override
    public Work work() {
        var definition = groundwork.definition();
        long inPass = (stages.size() + 1L) * definition.sizes().d();
        long functions = new FunctionCount(groundwork.vocabulary()).ofPairs(rowTerms);
        return new Work(definition.pairs() * (inPass + groundwork.width()), definition.pairs() * functions);
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
        for (int term = 0; term < all.size(); term++) {
            int number = term;
            all.get(term).prepare(group, groundwork, kept -> place(number, kept));
        }
        int rows =
                groundwork.definition().panels(groundwork.definition().sizes().queries());
        group.phase(rows, scratch(), scratch -> new Rows(group, scratch));
    }

    /// The panels of rows that one thread computes.
    private final class Rows implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final TokenPanel rows;
        private final List<PairTerm.Tiles> tiles = new ArrayList<>();
        private final Finish.Machine finishing;
        private final int tile;
        private final int sums;

        Rows(Schedule.Group group, float[] scratch) {
            this.group = group;
            this.scratch = scratch;
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, 0);
            this.tile = TokenPanel.length(leaves, groundwork.vocabulary());
            int at = tile + (lanes + ReducedPairs.ROWS) * lanes;
            for (var term : all) {
                tiles.add(term.on(rows, scratch, at));
                at += term.scratch();
            }
            this.finishing = finish.on(rows, scratch, at);
            this.sums = rows.at(groundwork.definition().output().sum());
        }

        @Override
        public void run(HeadView head, int kept, int panel) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            int term = 0;
            for (var stage : stages) {
                reduce(stage, term, head, kept, panel);
                term += stage.size();
            }
            Arrays.fill(scratch, sums, sums + groundwork.width() * lanes, 0);
            weigh(term, head, kept, panel, new Range(first, count));
            finishing.write(head, first, count);
            group.finished(count);
        }

        private int last(HeadView head, int panel) {
            int last = groundwork.definition().panels(head.sizes().keys()) - 1;
            return groundwork.definition().causal() ? Math.min(panel, last) : last;
        }

        private boolean diagonal(int panel, int keyPanel) {
            return groundwork.definition().causal() && keyPanel == panel;
        }

        private int tile(int term, HeadView head, int kept, int keyPanel) {
            int count = Math.min(lanes, head.sizes().keys() - keyPanel * lanes);
            tiles.get(term).run(head, group.kept(), place(term, kept), keyPanel, count, scratch, tile);
            return count;
        }

        private void reduce(List<ReducedPairs> stage, int term, HeadView head, int kept, int panel) {
            for (int each = 0; each < stage.size(); each++) {
                var reduced = stage.get(each).over(loops, rows, scratch, tile);
                tiles.get(term + each).begin();
                for (int keyPanel = 0; keyPanel <= last(head, panel); keyPanel++) {
                    int count = tile(term + each, head, kept, keyPanel);
                    reduced.take(count, diagonal(panel, keyPanel));
                }
                int keys = head.sizes().keys();
                reduced.finish(groundwork.definition().causal(), panel * lanes, keys);
            }
        }

        private void weigh(int term, HeadView head, int kept, int panel, Range queries) {
            var values = groundwork.values(head, group, kept);
            int width = groundwork.width();
            tiles.get(term).begin();
            for (int keyPanel = 0; keyPanel <= last(head, panel); keyPanel++) {
                int count = tile(term, head, kept, keyPanel);
                boolean diagonal = diagonal(panel, keyPanel);
                if (diagonal) {
                    Masks.hide(scratch, tile, count, lanes, 0);
                }
                WeightRows.write(loops, head, queries, new Range(keyPanel * lanes, count), scratch, tile);
                int at = values.at() + keyPanel * lanes * width;
                Masks.weigh(loops, diagonal, values.data(), at, width, count, scratch, tile, scratch, sums);
            }
            WeightRows.clear(head, queries, (last(head, panel) + 1) * lanes);
        }
    }
}
