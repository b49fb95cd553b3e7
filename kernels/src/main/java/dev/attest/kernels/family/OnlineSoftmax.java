package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.form.SoftmaxSum;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `scale softmax(score)` in one pass over the keys, in blocks of W rows and 128 keys: a lane keeps the largest
/// score M so far, `L = sum exp(s_j - M)` and `A = sum exp(s_j - M) v_j`; when M grows to M', both are
/// multiplied by `exp(M - M')`. The row is `A / L`, for `softmax(s) = softmax(s - M)`. A causal row hides pairs
/// in the tile of W keys on the diagonal and ends there. A sink, `exp(s) / (exp(b) + sum(exp(s)))`, is a key of score
/// b that has no value: M begins at b, and L at 1.
///
/// A sum of such rows, `softmax(s) - lambda softmax(t)`, takes a pass for each.
///
/// Time n_q n (d + dv), half of it for a causal mechanism; memory W (128 + d + dv) for each thread. Rounding:
/// [ErrorBounds#softmax], which a sink does not make worse.
public final class OnlineSoftmax implements Family {
    private static final float[] LEAST = {Loops.LEAST};

    /// Keys of a block: as many as let it and the values of its keys stay in the L1 cache.
    private static final int BLOCK = 128;

    private final Groundwork groundwork;
    private final List<PairTerm> scores = new ArrayList<>();
    private final List<TokenProgram> scales = new ArrayList<>();
    private final List<Term> rowTerms;
    private final Finish finish;
    private final Loops loops;
    private final Set<Extra> extras;
    private final int lanes;
    private final int panels;
    private final int panelsOfBlock;

    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public OnlineSoftmax(Definition definition, SoftmaxSum form) {
        this.rowTerms = new ArrayList<>();
        form.rows().forEach(row -> {
            rowTerms.addAll(ofRow(row));
            rowTerms.add(row.score());
        });
        this.extras = told(form);
        this.groundwork = new Groundwork(definition, form.reductions(), rowTerms);
        for (var row : form.rows()) {
            scores.add(new PairTerm(row.score(), groundwork.vocabulary()));
            scales.add(TokenProgram.of(
                    ofRow(row), groundwork.rowLeaves(rowTerms), definition.setting(), definition.loops()));
        }
        this.finish = new Finish(groundwork);
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.panels = definition.panels(definition.sizes().keys());
        this.panelsOfBlock = Math.max(1, BLOCK / lanes);
    }

    private static List<Term> ofRow(SoftmaxForm row) {
        return row.sink().map(sink -> List.of(row.scale(), sink)).orElse(List.of(row.scale()));
    }

    /// Of a sum nothing; of a row whose score is not the written one, not the logarithm of the divisor.
    private static Set<Extra> told(SoftmaxSum form) {
        if (form.rows().size() > 1) {
            return Set.of();
        }
        var told = EnumSet.allOf(Extra.class);
        if (form.rows().getFirst().shifted()) {
            told.remove(Extra.LOG_SUM_EXP);
        }
        return told;
    }

    @Override
    public int kept() {
        return place(scores.size(), 0);
    }

    /// Where what is kept for the keys of a row begins.
    private int place(int row, int kept) {
        int at = Math.addExact(kept, groundwork.kept());
        for (int before = 0; before < row; before++) {
            at = Math.addExact(at, scores.get(before).kept(panels));
        }
        return at;
    }

    @Override
    public int scratch() {
        int panel = TokenPanel.length(groundwork.rowLeaves(rowTerms), groundwork.vocabulary());
        int programs = 0;
        for (int row = 0; row < scores.size(); row++) {
            programs += scores.get(row).scratch(panelsOfBlock * lanes)
                    + scales.get(row).scratch();
        }
        return panel
                + (panelsOfBlock * lanes + 3) * lanes
                + programs
                + whole()
                + finish.scratch()
                + SoftmaxExtras.scratch(loops);
    }

    /// Numbers of the sum of several rows.
    private int whole() {
        return scores.size() > 1 ? groundwork.width() * lanes : 0;
    }

    @Override
    public Work work() {
        var definition = groundwork.definition();
        long pairs = definition.pairs();
        long rows = scores.size();
        return new Work(rows * pairs * (definition.sizes().d() + groundwork.width()), rows * pairs);
    }

    @Override
    public Set<Extra> extras() {
        return extras;
    }

    @Override
    public boolean leavesPaddingOut() {
        return true;
    }

    @Override
    public void compute(Schedule.Group group) {
        groundwork.prepare(group);
        for (int row = 0; row < scores.size(); row++) {
            int number = row;
            scores.get(row).prepare(group, groundwork, kept -> place(number, kept));
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
        private final List<TokenMachine> scaling = new ArrayList<>();
        private final Finish.Machine finishing;
        private final int largest;
        private final int raised;
        private final int total;
        private final int tile;
        private final int sums;
        private final int whole;
        private final SoftmaxExtras extras;
        private int headNumber = -1;

        Rows(Schedule.Group group, float[] scratch) {
            var leaves = groundwork.rowLeaves(rowTerms);
            this.group = group;
            this.scratch = scratch;
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, 0);
            this.largest = TokenPanel.length(leaves, groundwork.vocabulary());
            this.raised = largest + lanes;
            this.total = raised + lanes;
            this.tile = total + lanes;
            int after = tile + panelsOfBlock * lanes * lanes;
            for (int row = 0; row < scores.size(); row++) {
                tiles.add(scores.get(row).on(rows, scratch, after, panelsOfBlock * lanes));
                after += scores.get(row).scratch(panelsOfBlock * lanes);
                scaling.add(scales.get(row).on(scratch, after));
                rows.bind(scales.get(row), scaling.get(row));
                after += scales.get(row).scratch();
            }
            this.whole = after;
            after += whole();
            this.finishing = finish.on(rows, scratch, after);
            this.sums = rows.at(groundwork.definition().output().sum());
            this.extras = new SoftmaxExtras(loops, scratch, after + finish.scratch());
        }

        /// The rows that see most keys come first.
        @Override
        public void run(HeadView head, int kept, int number) {
            boolean causal = groundwork.definition().causal();
            int panel = causal ? panels - 1 - number : number;
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            boolean sameHead = head.number() == headNumber;
            headNumber = head.number();
            var queries = new Range(first, count);
            for (int row = 0; row < scores.size(); row++) {
                row(row, head, kept, queries, sameHead);
            }
            if (scores.size() > 1) {
                System.arraycopy(scratch, whole, scratch, sums, whole());
            }
            finishing.write(head, first, count);
            group.finished(count);
        }

        /// One softmax.
        private void row(int row, HeadView head, int kept, Range queries, boolean sameHead) {
            begin(row, head, sameHead);
            boolean causal = groundwork.definition().causal();
            int first = queries.first();
            int all = head.sizes().keys();
            int keys = causal ? Math.min(queries.end(), all) : all;
            int block = panelsOfBlock * lanes;
            for (int from = 0; from < keys; from += block) {
                int visible = causal ? Math.min(block, first - from) : block;
                take(row, head, kept, queries, new Range(from, Math.min(block, keys - from)), visible);
            }
            divide(row);
            extras.finish(head, queries, largest, total, scaling.get(row).root(0), keys);
            if (row == 0 && scores.size() > 1) {
                System.arraycopy(scratch, sums, scratch, whole, whole());
            } else if (row > 0) {
                var sum = Operand.panel(scratch, whole, lanes);
                var next = Operand.panel(scratch, sums, lanes);
                loops.meet(Pointwise.ADD, sum, next, scratch, whole, groundwork.width());
            }
        }

        private void begin(int row, HeadView head, boolean sameHead) {
            tiles.get(row).begin(sameHead);
            extras.begin(head);
            if (!sameHead) {
                scaling.get(row).prepare();
            }
            Arrays.fill(scratch, largest, largest + lanes, Loops.LEAST);
            Arrays.fill(scratch, total, total + lanes, 0);
            Arrays.fill(scratch, sums, sums + groundwork.width() * lanes, 0);
            scaling.get(row).run();
            if (scales.get(row).roots() > 1) {
                sink(scaling.get(row).root(1).repeated());
            }
        }

        /// A block of keys; all rows see the first `visible`, those behind are on the diagonal.
        private void take(int row, HeadView head, int kept, Range queries, Range keys, int visible) {
            tiles.get(row).block(head, group.kept(), place(row, kept), keys.first(), keys.count(), scratch, tile);
            int seen = Math.min(visible, keys.count());
            if (seen < keys.count()) {
                Masks.hide(scratch, tile + seen * lanes, keys.count() - seen, lanes, Float.NEGATIVE_INFINITY);
            }
            raise(keys.count());
            extras.take(head, queries, keys, tile, largest);
            loops.exponentials(scratch, tile, keys.count(), scratch, largest, scratch, total);
            weigh(head, kept, keys.first(), 0, seen, false);
            weigh(head, kept, keys.first(), seen, keys.count() - seen, true);
        }

        private void weigh(HeadView head, int kept, int first, int from, int count, boolean diagonal) {
            if (count > 0) {
                var values = groundwork.values(head, group, kept);
                int width = groundwork.width();
                int at = values.at() + (first + from) * width;
                int pairs = tile + from * lanes;
                Masks.weigh(loops, diagonal, values.data(), at, width, count, scratch, pairs, scratch, sums);
            }
        }

        /// Begins with a key that has a score and no value.
        private void sink(Operand score) {
            loops.meet(Pointwise.MAX, score, Operand.number(LEAST, 0), scratch, largest, 1);
            Arrays.fill(scratch, total, total + lanes, 1);
        }

        /// Lets the largest score grow, and what was summed relative to it shrink.
        private void raise(int count) {
            System.arraycopy(scratch, largest, scratch, raised, lanes);
            loops.maximum(scratch, tile, count, scratch, raised);
            if (Arrays.equals(scratch, largest, largest + lanes, scratch, raised, raised + lanes)) {
                return;
            }
            var factor = Operand.row(scratch, largest);
            loops.meet(Pointwise.SUBTRACT, factor, Operand.row(scratch, raised), scratch, largest, 1);
            loops.map(Pointwise.EXP, scratch, largest, scratch, largest, 1);
            multiply(total, 1, factor);
            multiply(sums, groundwork.width(), factor);
            System.arraycopy(scratch, raised, scratch, largest, lanes);
        }

        private void multiply(int panel, int size, Operand factor) {
            loops.meet(Pointwise.MULTIPLY, Operand.panel(scratch, panel, lanes), factor, scratch, panel, size);
        }

        private void divide(int row) {
            var summed = Operand.panel(scratch, sums, lanes);
            loops.meet(Pointwise.DIVIDE, summed, Operand.row(scratch, total), scratch, sums, groundwork.width());
            multiply(sums, groundwork.width(), scaling.get(row).root(0).repeated());
        }
    }
}
