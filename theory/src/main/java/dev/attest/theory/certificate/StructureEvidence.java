package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.Optional;

/// Evidence on the shape of the matrix of rows: features, ranks, budgets. A factorisation, an identity and an
/// exponential kernel ([Certificate]) serve these goals too.
public sealed interface StructureEvidence extends Certificate {
    /// The text itself is made of inner products of a vector of the query and one of the key.
    record TextFeatures() implements StructureEvidence {}

    /// Where queries and keys are on a curve the score is a function h of one product of a number of the query
    /// and one of the key (or of their inner product), and h is not a polynomial there.
    record CurveKernel(RowForm form, Curve curve) implements StructureEvidence {}

    /// Where queries and keys are taken from.
    enum Curve {
        /// Unit vectors: h is a function of q . k in `[-1, 1]`. For d >= 2.
        SPHERE,
        /// `q = x 1`, `k = y 1` with x, y > 0: h is a function of x y.
        LINE,
        /// `q = x 1`, `k = -y 1` with x, y > 0: h is a function of x y.
        OPPOSITE,
        /// `q = x e_1`, `k = y e_1` with x, y > 0: h is a function of x y.
        AXIS
    }

    /// Each row of a masked matrix gives its own position a weight that is almost nowhere 0.
    ///
    /// @param form the form of the row, where signs are read off it
    record CausalDiagonal(Optional<RowForm> form) implements StructureEvidence {}

    /// Scores that know q and k by their directions only and lie between two positive numbers: no weight is
    /// more than their ratio times another one.
    record BoundedScores(RowForm form) implements StructureEvidence {
        @Override
        public String kind() {
            return "score-ratio";
        }
    }

    /// Keys on a circle, the query of a key in its direction or against it: in the limit the whole row goes to
    /// that key.
    record Concentration(RowForm form, Reach reach) implements StructureEvidence {}

    /// What goes to infinity.
    enum Reach {
        /// |q|, while |k| = 1.
        QUERIES,
        /// |q| = |k|.
        BOTH
    }

    /// Keys on a line whose distances grow geometrically: in the limit the j-th of them can have the weight
    /// 1/j.
    record HarmonicKeys(RowForm form, Curve curve) implements StructureEvidence {}

    /// Weights that are scores: with unit keys and the queries c k_j every key has a weight that does not fall
    /// below one number free of n.
    ///
    /// @param growing c goes to infinity; otherwise c = 1
    record Alignment(RowForm form, boolean growing) implements StructureEvidence {}

    /// Two keys, and queries along a ray: the weight of one key is without bound.
    record UnboundedWeight(RowForm form, Ray ray) implements StructureEvidence {}

    /// Queries q(x) for x > 0 without bound, and two keys.
    enum Ray {
        /// q = x 1; the keys 1 and 0.
        ALONG,
        /// q = -x 1; the keys 1 and 0.
        BACKWARD,
        /// q = e_1 + e_2 / x; the keys e_1 and e_2 - e_1. For d >= 2.
        ACROSS
    }

    /// Three tokens, each the only key of its point, whose transitions have the vector that is read as an
    /// eigenvector: `kept`, and two with different eigenvalues that differ in their keys alone.
    record SwitchingTokens(Point kept, Point first, Point second, boolean exact) implements StructureEvidence {
        @Override
        public String kind() {
            return "switching-tokens";
        }
    }

    /// The definition says `causal`.
    record CausalHeader() implements StructureEvidence {}
}
