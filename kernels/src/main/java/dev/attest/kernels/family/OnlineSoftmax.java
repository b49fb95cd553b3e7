package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.SoftmaxForm;
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

/// `scale softmax(score)` in one pass over the keys, in tiles of W rows and W keys: a lane keeps the largest
/// score M so far, `L = sum exp(s_j - M)` and `A = sum exp(s_j - M) v_j`; when M grows to M', both are
/// multiplied by `exp(M - M')`. The row is `A / L`, for `softmax(s) = softmax(s - M)`. A causal row hides pairs
/// in the tile on the diagonal and ends there. A sink, `exp(s) / (exp(b) + sum(exp(s)))`, is a key of score b that
/// has no value: M begins at b, and L at 1.
///
/// Time n_q n (d + dv), half of it for a causal mechanism; memory W (W + d + dv) for each thread.
public final class OnlineSoftmax implements Family {
    private static final float[] LEAST = {Loops.LEAST};

    private final Groundwork groundwork;
    private final PairTerm score;
    private final TokenProgram scale;
    private final List<Term> rowTerms;
    private final Finish finish;
    private final Loops loops;
    private final boolean shifted;
    private final int lanes;
    private final int panels;

    /// @throws IllegalArgumentException if the form has an offset
    /// @throws dev.attest.kernels.strip.NotStrippable if a term is no vector code
    public OnlineSoftmax(Definition definition, SoftmaxForm form) {
        if (form.hasOffset()) {
            throw new IllegalArgumentException("softmax: expected no offset, got one");
        }
        var ofRow = new ArrayList<Term>(List.of(form.scale()));
        form.sink().ifPresent(ofRow::add);
        this.rowTerms = new ArrayList<>(ofRow);
        rowTerms.add(form.score());
        this.shifted = form.shifted();
        this.groundwork = new Groundwork(definition, form.reductions(), rowTerms);
        this.score = new PairTerm(form.score(), groundwork.vocabulary());
        this.scale = TokenProgram.of(
                ofRow, groundwork.rowLeaves(rowTerms), definition.setting(), definition.loops());
        this.finish = new Finish(groundwork);
        this.loops = definition.loops();
        this.lanes = loops.lanes();
        this.panels = definition.panels(definition.sizes().keys());
    }

    @Override
    public int kept() {
        return Math.addExact(groundwork.kept(), score.kept(panels));
    }

    @Override
    public int scratch() {
        int panel = TokenPanel.length(groundwork.rowLeaves(rowTerms), groundwork.vocabulary());
        return panel + (lanes + 3) * lanes + score.scratch() + scale.scratch() + finish.scratch()
                + SoftmaxExtras.scratch(loops);
    }

    @Override
    public Work work() {
        var definition = groundwork.definition();
        long pairs = definition.pairs();
        return new Work(pairs * (definition.sizes().d() + groundwork.width()), pairs);
    }

    @Override
    public Set<Extra> extras() {
        return shifted ? EnumSet.of(Extra.WEIGHTS, Extra.ENTROPY) : EnumSet.allOf(Extra.class);
    }

    @Override
    public boolean leavesPaddingOut() {
        return true;
    }

    @Override
    public void compute(Schedule.Group group) {
        groundwork.prepare(group);
        score.prepare(group, groundwork, this::keys);
        int rows =
                groundwork.definition().panels(groundwork.definition().sizes().queries());
        group.phase(rows, scratch(), scratch -> new Rows(group, scratch));
    }

    private int keys(int kept) {
        return kept + groundwork.kept();
    }

    /// The panels of rows that one thread computes.
    private final class Rows implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final TokenPanel rows;
        private final PairTerm.Tiles tiles;
        private final TokenMachine scaling;
        private final Finish.Machine finishing;
        private final int largest;
        private final int raised;
        private final int total;
        private final int tile;
        private final int sums;
        private final SoftmaxExtras extras;

        Rows(Schedule.Group group, float[] scratch) {
            var leaves = groundwork.rowLeaves(rowTerms);
            this.group = group;
            this.scratch = scratch;
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, 0);
            this.largest = TokenPanel.length(leaves, groundwork.vocabulary());
            this.raised = largest + lanes;
            this.total = raised + lanes;
            this.tile = total + lanes;
            int after = tile + lanes * lanes;
            this.tiles = score.on(rows, scratch, after);
            this.scaling = scale.on(scratch, after + score.scratch());
            rows.bind(scale, scaling);
            this.finishing = finish.on(rows, scratch, after + score.scratch() + scale.scratch());
            this.sums = rows.at(groundwork.definition().output().sum());
            int behind = after + score.scratch() + scale.scratch() + finish.scratch();
            this.extras = new SoftmaxExtras(loops, scratch, behind);
        }

        @Override
        public void run(HeadView head, int kept, int panel) {
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            tiles.begin();
            extras.begin(head);
            Arrays.fill(scratch, largest, largest + lanes, Loops.LEAST);
            Arrays.fill(scratch, total, total + lanes, 0);
            Arrays.fill(scratch, sums, sums + groundwork.width() * lanes, 0);
            scaling.prepare();
            scaling.run();
            if (scale.roots() > 1) {
                sink(scaling.root(1).repeated());
            }
            var values = groundwork.values(head, group, kept);
            boolean causal = groundwork.definition().causal();
            int visible = groundwork.definition().panels(head.sizes().keys()) - 1;
            int last = causal ? Math.min(panel, visible) : visible;
            for (int keyPanel = 0; keyPanel <= last; keyPanel++) {
                take(head, kept, values, new Range(first, count), keyPanel, causal && keyPanel == panel);
            }
            divide();
            int end = Math.min(head.sizes().keys(), (last + 1) * lanes);
            extras.finish(head, new Range(first, count), largest, total, scaling.root(0), end);
            finishing.write(head, first, count);
            group.finished(count);
        }

        private void take(
                HeadView head, int kept, Groundwork.ValueRows values, Range rowsOf, int keyPanel, boolean diagonal) {
            int first = keyPanel * lanes;
            int count = Math.min(lanes, head.sizes().keys() - first);
            tiles.run(head, group.kept(), keys(kept), keyPanel, count, scratch, tile);
            if (diagonal) {
                Masks.hide(scratch, tile, count, lanes, Float.NEGATIVE_INFINITY);
            }
            raise(count);
            extras.take(head, rowsOf, new Range(first, count), tile, largest);
            loops.exponentials(scratch, tile, count, scratch, largest, scratch, total);
            int width = groundwork.width();
            Masks.weigh(
                    loops,
                    diagonal,
                    values.data(),
                    values.at() + first * width,
                    width,
                    count,
                    scratch,
                    tile,
                    scratch,
                    sums);
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

        private void divide() {
            var summed = Operand.panel(scratch, sums, lanes);
            loops.meet(Pointwise.DIVIDE, summed, Operand.row(scratch, total), scratch, sums, groundwork.width());
            multiply(sums, groundwork.width(), scaling.root(0).repeated());
        }
    }
}
