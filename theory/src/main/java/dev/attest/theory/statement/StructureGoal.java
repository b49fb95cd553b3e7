package dev.attest.theory.statement;

import java.util.Optional;

/// Goals on the shape of the matrix of rows: features, ranks, budgets. The *score* of a row is s in
/// `a_j = F(S) s_j + G(S)`, S = sum_l s_l, with G = 0 where G is a constant times F: it is read off the row,
/// whatever the file calls `score`.
public sealed interface StructureGoal extends Goal {
    /// It speaks of the mechanism without its mask.
    default boolean unmasked() {
        return false;
    }

    /// What a sum of feature products is equal to.
    enum Part {
        /// The score.
        SCORE,
        /// The entry of the row itself: the features of the query may then read all keys through sums over
        /// them.
        ROW
    }

    /// @param features the number of features m, a number in terms of widths, such as `d + 1`
    record Separable(String features, Part part) implements StructureGoal {
        @Override
        public boolean unmasked() {
            return true;
        }

        @Override
        public Optional<String> value() {
            return Optional.of(features);
        }

        @Override
        public Sentence sentence() {
            var subject = part == Part.SCORE
                    ? "the score s of the row a_j = F(S) s_j + G(S), S = sum_l s_l (with G = 0 where it is a "
                            + "constant times F), is"
                    : "the row is a_K(q)_j =";
            return Sentence.holds(
                    "separable",
                    subject + " the sum of " + features + " products phi(q) psi(k_j), whatever n is; phi may read the "
                            + "position of the query" + (part == Part.ROW ? " and sums over the keys" : "")
                            + ", psi that of the key");
        }
    }

    record NeverSeparable() implements StructureGoal {
        @Override
        public boolean unmasked() {
            return true;
        }

        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "separable",
                    "for no m free of n is the row a_j = F s_j + G, with F and G the same for all keys and a score s "
                            + "that is the sum of m products phi(q) psi(k_j)");
        }
    }

    /// Every row i reads all n keys, or the keys up to i under a mask.
    record FullRank() implements StructureGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "full-rank",
                    "for every d, every n and almost all Q and K (Lebesgue) the n x n matrix of rows, masked as the "
                            + "definition says, has rank n");
        }
    }

    /// @param bound a number in terms of widths, such as `d + 1`
    record NeverFullRank(String bound) implements StructureGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "full-rank",
                    "for every d, every n > " + bound + " and all Q and K the n x n matrix of rows has rank at most "
                            + bound + ", less than n");
        }
    }

    /// @param bound a number free of n, in terms of widths and parameters
    record RetrievalBudget(String bound) implements StructureGoal {
        @Override
        public Optional<String> value() {
            return Optional.of(bound);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "retrieval-budget",
                    "where every query reads all keys, for every d, n and K, sum_j sup_q a_K(q)_j <= " + bound
                            + ", the supremum over q in Q_K");
        }
    }

    record NoRetrievalBudget() implements StructureGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "retrieval-budget",
                    "where every query reads all keys, for no number B free of n is sum_j sup_q a_K(q)_j <= B for "
                            + "every n and K");
        }
    }

    /// @param bound the number r, in terms of widths and parameters
    record LocalMassBudget(String bound) implements StructureGoal {
        @Override
        public Optional<String> value() {
            return Optional.of(bound);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "local-mass-budget",
                    "rows are probabilities, every query reads all keys, and for every d, n, Q, K and windows N(i) "
                            + "that hold each key at most s times, the mean over i of sum_{j in N(i)} a_K(q_i)_j is at most "
                            + "s (" + bound + ") / n");
        }
    }

    record NoLocalMassBudget() implements StructureGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "local-mass-budget",
                    "rows are probabilities, every query reads all keys, and for no number r free of n is the mean mass "
                            + "in windows that hold each key at most s times at most s r / n for every n, Q and K");
        }
    }

    /// The property asks about rows that read all keys; here they do not.
    record MaskedRows(String property) implements StructureGoal {
        @Override
        public Sentence sentence() {
            return new Sentence(
                    property,
                    Verdict.NOT_APPLICABLE,
                    "a query reads the keys up to its own position only: " + property
                            + " is about rows without a mask");
        }
    }
}
