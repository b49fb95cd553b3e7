package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Work;
import dev.attest.kernels.form.EntmaxForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.NotStrippable;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `scale entmax(score, alpha)` for alpha > 1, in panels of W rows: one pass over the keys keeps `x_j = (alpha
/// - 1) (s_j - M)`, M being the largest score; then a [Threshold] t is found for each row, for which `sum_j
/// max(x_j - t, 0)^(1 / (alpha - 1)) = 1`; and the weights, divided by their sum as it is computed, meet the
/// values. A causal row hides pairs in the tile on the diagonal and ends there.
///
/// Time n_q n (d + dv), and n_q n for each step of the threshold, of which there are at most 48 and seldom more
/// than eight; memory n W for each thread. [ErrorBounds#entmax] bounds what comes out. A score that is not a
/// number, or infinite, leaves no number in its row; one that is -inf has the weight 0.
public final class Entmax implements Family {
    private final Groundwork groundwork;
    private final PairTerm score;
    private final TokenProgram scale;
    private final List<Term> rowTerms;
    private final Finish finish;
    private final Loops loops;
    private final int lanes;
    private final int panels;
    private final double alpha;

    /// @throws NotStrippable if a term is no vector code, or alpha is not above 1
    public Entmax(Definition definition, EntmaxForm form) {
        this.alpha = definition.setting().number(form.alpha());
        if (!(alpha > 1)) {
            throw new NotStrippable("alpha: expected a number above 1, got " + alpha);
        }
        this.rowTerms = List.of(form.score(), form.scale());
        this.groundwork = new Groundwork(definition, form.reductions(), rowTerms);
        this.score = new PairTerm(form.score(), groundwork.vocabulary());
        this.scale = TokenProgram.of(
                List.of(form.scale()), groundwork.rowLeaves(rowTerms), definition.setting(), definition.loops());
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
        int programs = score.scratch() + scale.scratch() + finish.scratch() + Threshold.scratch(loops);
        return Math.addExact(panel + programs + 2 * lanes, Math.multiplyExact(panels * lanes, lanes));
    }

    @Override
    public Work work() {
        var definition = groundwork.definition();
        return new Work(definition.pairs() * (definition.sizes().d() + groundwork.width()), 0);
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
        score.prepare(group, groundwork, kept -> kept + groundwork.kept());
        int rows =
                groundwork.definition().panels(groundwork.definition().sizes().queries());
        group.phase(rows, scratch(), scratch -> new Rows(group, scratch));
    }

    /// The panels of rows that one thread computes.
    private final class Rows implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final TokenPanel rows;
        private final PairTerm.Tiles tiles;
        private final TokenMachine scaling;
        private final Finish.Machine finishing;
        private final Threshold threshold;
        private final int largest;
        private final int factor;
        private final int scores;
        private final int sums;

        Rows(Schedule.Group group, float[] scratch) {
            var leaves = groundwork.rowLeaves(rowTerms);
            this.group = group;
            this.scratch = scratch;
            this.rows = new TokenPanel(leaves, groundwork.vocabulary(), scratch, 0);
            this.largest = TokenPanel.length(leaves, groundwork.vocabulary());
            this.factor = largest + lanes;
            int after = factor + lanes;
            this.tiles = score.on(rows, scratch, after);
            this.scaling = scale.on(scratch, after + score.scratch());
            rows.bind(scale, scaling);
            after += score.scratch() + scale.scratch();
            this.finishing = finish.on(rows, scratch, after);
            this.threshold = new Threshold(loops, alpha, scratch, after + finish.scratch());
            this.scores = after + finish.scratch() + Threshold.scratch(loops);
            this.sums = rows.at(groundwork.definition().output().sum());
        }

        @Override
        public void run(HeadView head, int kept, int panel) {
            var queries = new Range(panel * lanes, Math.min(lanes, head.sizes().queries() - panel * lanes));
            boolean causal = groundwork.definition().causal();
            int visible = groundwork.definition().panels(head.sizes().keys()) - 1;
            int last = causal ? Math.min(panel, visible) : visible;
            int keys = Math.min((last + 1) * lanes, head.sizes().keys());
            rows.load(head, groundwork.quantities(group, kept), queries.first(), queries.count());
            scores(head, kept, last, causal ? panel : -1);
            threshold.find(scores, keys);
            weigh(head, kept, queries, keys, causal ? panel : -1);
            finishing.write(head, queries.first(), queries.count());
            group.finished(queries.count());
        }

        /// Keeps `(alpha - 1) (s - M)` for all keys.
        private void scores(HeadView head, int kept, int last, int diagonal) {
            tiles.begin();
            Arrays.fill(scratch, largest, largest + lanes, Loops.LEAST);
            for (int panel = 0; panel <= last; panel++) {
                int count = count(head, panel);
                int tile = scores + panel * lanes * lanes;
                tiles.run(head, group.kept(), kept + groundwork.kept(), panel, count, scratch, tile);
                if (panel == diagonal) {
                    Masks.hide(scratch, tile, count, lanes, Float.NEGATIVE_INFINITY);
                }
                loops.maximum(scratch, tile, count, scratch, largest);
            }
            scratch[factor] = (float) (alpha - 1);
            for (int panel = 0; panel <= last; panel++) {
                int tile = scores + panel * lanes * lanes;
                int count = count(head, panel);
                meet(Pointwise.SUBTRACT, tile, Operand.row(scratch, largest), count);
                if (alpha != 2) {
                    meet(Pointwise.MULTIPLY, tile, Operand.number(scratch, factor), count);
                }
            }
        }

        private int count(HeadView head, int panel) {
            return Math.min(lanes, head.sizes().keys() - panel * lanes);
        }

        private void meet(Pointwise function, int tile, Operand other, int count) {
            loops.meet(function, Operand.panel(scratch, tile, lanes), other, scratch, tile, count);
        }

        private void weigh(HeadView head, int kept, Range queries, int keys, int diagonal) {
            scaling.prepare();
            scaling.run();
            loops.copy(scaling.root(0).repeated(), scratch, factor, 1);
            meet(Pointwise.DIVIDE, factor, threshold.total(), 1);
            var values = groundwork.values(head, group, kept);
            int width = groundwork.width();
            Arrays.fill(scratch, sums, sums + width * lanes, 0);
            for (int first = 0; first < keys; first += lanes) {
                int count = Math.min(lanes, keys - first);
                int tile = scores + first * lanes;
                threshold.weights(tile, count, tile);
                meet(Pointwise.MULTIPLY, tile, Operand.row(scratch, factor), count);
                WeightRows.write(loops, head, queries, new Range(first, count), scratch, tile);
                boolean hidden = first == diagonal * lanes;
                int at = values.at() + first * width;
                Masks.weigh(loops, hidden, values.data(), at, width, count, scratch, tile, scratch, sums);
            }
            WeightRows.clear(head, queries, keys);
        }
    }
}
