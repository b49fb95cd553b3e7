package dev.attest.theory.statement;

/// Goals on the shape of the matrix of rows: features, ranks, budgets.
public sealed interface StructureGoal extends Goal {
    /// @param features the number of features m, a number in terms of widths, such as `d + 1`
    record Separable(String features) implements StructureGoal {
        @Override
        public String property() {
            return "separable";
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLDS;
        }

        @Override
        public String words() {
            return "the score is the sum of " + features + " products of a number of the query and one of the key, whatever n is";
        }
    }
}
