package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Evidence on bounds on entropies, gradients and weights.
public sealed interface AnalyticEvidence extends Certificate {
    /// The row as a sum of rows, each a function of scores whose slopes are bounded.
    record GradientOfScores(List<ScorePart> parts) implements AnalyticEvidence {
        public GradientOfScores {
            parts = List.copyOf(parts);
        }
    }

    /// One of the rows that add up to the row.
    ///
    /// @param score  how the score depends on the blocks
    /// @param blocks feature products that make up the score, or what stands inside it
    /// @param slopes numbers among which bounds of slopes are looked for, where they do not follow from the
    ///     form
    record ScorePart(RowForm form, ScoreShape score, List<FeatureBlock> blocks, List<BigFraction> slopes) {
        public ScorePart {
            blocks = List.copyOf(blocks);
            slopes = List.copyOf(slopes);
        }
    }

    /// How a score depends on the sum of the feature products.
    enum ScoreShape {
        /// It is that sum.
        SUM,
        /// It is e to that sum, up to a factor of q alone and one of k alone.
        EXPONENTIAL,
        /// It is a function of that sum.
        FUNCTION
    }

    /// The row is one of sparsemax or entmax, and the slopes of its scores are bounded.
    ///
    /// @param blocks feature products that make up what changes of a score with the query
    /// @param slopes as in [ScorePart]
    record SparseSlopes(List<FeatureBlock> blocks, List<BigFraction> slopes) implements AnalyticEvidence {
        public SparseSlopes {
            blocks = List.copyOf(blocks);
            slopes = List.copyOf(slopes);
        }
    }

    /// The row is one of sparsemax or entmax, and the scores, far out on a line of queries, tell almost every
    /// two keys apart.
    ///
    /// @param axis the line is x e_1; otherwise x 1
    record SparseLine(boolean axis) implements AnalyticEvidence {}

    /// The text is linear in q, up to a constant.
    record LinearInQuery() implements AnalyticEvidence {}

    /// Keys, and a line `x + s y` of queries, along which one entry of one gradient grows beyond every bound:
    /// as s grows, or as s tends to 0 from above.
    ///
    /// @param point     holds K, and x as its query
    /// @param direction y
    /// @param outward   s grows; otherwise s tends to 0
    /// @param key       of which key the weight is
    /// @param entry     in which entry of q the derivative is
    record SteepLine(Point point, List<BigFraction> direction, boolean outward, int key, int entry)
            implements AnalyticEvidence {
        public SteepLine {
            direction = List.copyOf(direction);
        }
    }

    /// The row is the scores over their sum, and the score a sum of products of features that are not negative.
    ///
    /// @param selection how to find queries at which one feature alone is positive
    record KeyLaws(RowForm form, List<FeatureBlock> blocks, Optional<Selection> selection) implements AnalyticEvidence {
        public KeyLaws {
            blocks = List.copyOf(blocks);
        }
    }

    /// @param rest   every feature of an entry of q is 0 there
    /// @param active one number for each block: there its feature is positive and the others are 0
    record Selection(BigFraction rest, List<BigFraction> active) {
        public Selection {
            active = List.copyOf(active);
        }
    }

    /// The row is the scores over their sum, and the score is bounded from both sides, up to a factor of q
    /// alone and one of k alone.
    record BoundedRatio(RowForm form) implements AnalyticEvidence {}

    /// The row is the scores over their sum, and the score a polynomial of the inner product of q and psi(k).
    ///
    /// @param block the inner product
    record PolynomialScores(RowForm form, FeatureBlock block) implements AnalyticEvidence {}

    /// Every entry of the row keeps a share that does not depend on q.
    record UniformShare(RowForm form) implements AnalyticEvidence {}

    /// The scores are exponentials that, far out on a line of queries, tell almost every two keys apart.
    ///
    /// @param axis the line is x e_1; otherwise x 1
    record ExponentialLine(RowForm form, boolean axis) implements AnalyticEvidence {}

    /// The rows that add up to the row, whose entries are of a negative order in n.
    record OrderInKeys(List<RowForm> parts) implements AnalyticEvidence {
        public OrderInKeys {
            parts = List.copyOf(parts);
        }
    }

    /// One key and m copies of each of some others, at which the weight of the one does not tend to 0 as m
    /// grows.
    ///
    /// @param point holds the query, the one key and the others
    /// @param last  the one key is the last; otherwise it is the first
    record OneAmongCopies(Point point, boolean last) implements AnalyticEvidence {}
}
