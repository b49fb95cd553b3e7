package dev.attest.theory.statement;

/// Goals on what a row or an output does when keys, tokens or values are changed together. What a head reads
/// besides (the query, its position, the mean query, parameters) is held fixed, unless a goal says otherwise.
public sealed interface SymmetryGoal extends Goal {
    /// `a_{K + 1 c^T}(q) = a_K(q)`.
    record TranslationInvariant() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "translation-invariant-keys",
                    "for every d, n, K, c and q, a_{K + 1 c^T}(q) = a_K(q) wherever both rows are defined");
        }
    }

    record SomeTranslationSeen() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "translation-invariant-keys",
                    "for some d, n, K, c and q both rows are defined and a_{K + 1 c^T}(q) differs from a_K(q)");
        }
    }

    /// `a_{PK}(q) = P a_K(q)` for every permutation matrix P.
    record PermutationEquivariant() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "permutation-equivariant",
                    "for every d, n, K, q and n x n permutation matrix P, positions held, a_{PK}(q) = P a_K(q) "
                            + "wherever both rows are defined");
        }
    }

    record SomePermutationSeen() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "permutation-equivariant",
                    "for some d, n, K, q and n x n permutation matrix P, positions held, both rows are defined and "
                            + "a_{PK}(q) differs from P a_K(q)");
        }
    }

    /// The output of 2n tokens, the second half a copy of the first at the positions n to 2n - 1, is that of n.
    record ReplicationInvariant() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "replication-invariant",
                    "for every d, n, K, V and q the output of (K; K) and (V; V), " + POSITIONS
                            + ", is that of K and V wherever both are defined");
        }
    }

    record SomeCopySeen() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "replication-invariant",
                    "for some d, n, K, V and q the output of (K; K) and (V; V), " + POSITIONS
                            + ", and that of K and V are defined and differ");
        }
    }

    /// The output is `sum_j c_j v_j` with all c_j >= 0 and `sum_j c_j = 1`.
    record WithinHull() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "hull-bound",
                    "for every d, n, K, V and every q for which the output is defined, the output lies in the convex "
                            + "hull of the values");
        }
    }

    record SomeOutputOutsideHull() implements SymmetryGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "hull-bound",
                    "for some d, n, K, V and q the output is defined and lies outside the convex hull of the values");
        }
    }

    /// What the positions are once every token has a copy.
    String POSITIONS = "the copies at the positions n to 2n - 1 and the query where it was (causal: at the last one)";
}
