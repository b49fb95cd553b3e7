package dev.attest.kernels.family;

import dev.attest.kernels.form.RowReduction;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;
import java.util.List;

/// A number of the row from tiles of pairs, lane by lane, tile after tile.
final class ReducedPairs {
    /// Rows of lanes behind the tile that a reduction works with.
    static final int ROWS = 3;

    private final RowReduction reduction;
    private final PairTerm body;

    ReducedPairs(RowReduction reduction, Vocabulary vocabulary) {
        this.reduction = reduction;
        this.body = new PairTerm(reduction.body(), vocabulary);
    }

    PairTerm body() {
        return body;
    }

    static List<Parameter> leaves(RowReduction reduction) {
        return switch (reduction) {
            case RowReduction.Reduced reduced -> List.of(reduced.leaf());
            case RowReduction.Normaliser normaliser -> List.of(normaliser.largest(), normaliser.total());
        };
    }

    /// A reduction as far as it has come.
    abstract static class Over {
        final Loops loops;
        final float[] scratch;
        final int tile;
        final int lanes;

        Over(Loops loops, float[] scratch, int tile) {
            this.loops = loops;
            this.scratch = scratch;
            this.tile = tile;
            this.lanes = loops.lanes();
        }

        /// Takes in the tile of so many keys.
        abstract void take(int count, boolean diagonal);

        /// Writes the result where the panel of rows has its leaf.
        abstract void finish(boolean causal, int first, int keys);
    }

    Over over(Loops loops, TokenPanel rows, float[] scratch, int tile) {
        return switch (reduction) {
            case RowReduction.Reduced reduced -> new Plain(reduced, loops, rows, scratch, tile);
            case RowReduction.Normaliser normaliser -> new Exponentials(normaliser, loops, rows, scratch, tile);
        };
    }

    /// The sum, mean, least or greatest. A hidden pair is what changes none of them.
    private static final class Plain extends Over {
        private final Reduction kind;
        private final int at;
        private final int next;

        Plain(RowReduction.Reduced reduced, Loops loops, TokenPanel rows, float[] scratch, int tile) {
            super(loops, scratch, tile);
            this.kind = reduced.reduction();
            this.at = rows.at(reduced.leaf());
            this.next = tile + lanes * lanes;
            Arrays.fill(scratch, at, at + lanes, neutral());
        }

        private float neutral() {
            return switch (kind) {
                case SUM, MEAN -> 0;
                case MIN -> Float.POSITIVE_INFINITY;
                case MAX -> Float.NEGATIVE_INFINITY;
            };
        }

        @Override
        void take(int count, boolean diagonal) {
            if (diagonal) {
                Masks.hide(scratch, tile, count, lanes, neutral());
            }
            loops.reduce(kind == Reduction.MEAN ? Reduction.SUM : kind, scratch, tile, count, scratch, next);
            var meet = switch (kind) {
                case SUM, MEAN -> Pointwise.ADD;
                case MIN -> Pointwise.MIN;
                case MAX -> Pointwise.MAX;
            };
            loops.meet(meet, row(at), row(next), scratch, at, 1);
        }

        private Operand row(int from) {
            return Operand.panel(scratch, from, lanes);
        }

        @Override
        void finish(boolean causal, int first, int keys) {
            for (int lane = 0; kind == Reduction.MEAN && lane < lanes; lane++) {
                scratch[at + lane] /= causal ? Math.min(first + lane + 1, keys) : keys;
            }
        }
    }

    /// The largest score and the sum of the exponentials relative to it. The largest is not a number where any
    /// score is not, through the sum.
    private static final class Exponentials extends Over {
        private final int largest;
        private final int total;
        private final int raised;

        Exponentials(RowReduction.Normaliser normaliser, Loops loops, TokenPanel rows, float[] scratch, int tile) {
            super(loops, scratch, tile);
            this.largest = rows.at(normaliser.largest());
            this.total = rows.at(normaliser.total());
            this.raised = tile + lanes * lanes;
            Arrays.fill(scratch, largest, largest + lanes, Loops.LEAST);
            Arrays.fill(scratch, total, total + lanes, 0);
        }

        @Override
        void take(int count, boolean diagonal) {
            if (diagonal) {
                Masks.hide(scratch, tile, count, lanes, Float.NEGATIVE_INFINITY);
            }
            System.arraycopy(scratch, largest, scratch, raised, lanes);
            loops.maximum(scratch, tile, count, scratch, raised);
            var factor = Operand.panel(scratch, largest, lanes);
            loops.meet(Pointwise.SUBTRACT, factor, Operand.panel(scratch, raised, lanes), scratch, largest, 1);
            loops.map(Pointwise.EXP, scratch, largest, scratch, largest, 1);
            loops.meet(Pointwise.MULTIPLY, Operand.panel(scratch, total, lanes), factor, scratch, total, 1);
            System.arraycopy(scratch, raised, scratch, largest, lanes);
            loops.exponentials(scratch, tile, count, scratch, largest, scratch, total);
        }

        @Override
        void finish(boolean causal, int first, int keys) {}
    }
}
