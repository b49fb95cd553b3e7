package dev.attest.theory.statement;

/// Goals on rows as read-outs of a state that is updated key by key.
public sealed interface RecurrenceGoal extends Goal {
    /// @param size the number of numbers in the state, in terms of widths
    record ConstantState(String size) implements RecurrenceGoal {
        @Override
        public String property() {
            return "constant-state";
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLDS;
        }

        @Override
        public String words() {
            return "the causal output is computed from a linear state of " + size + " numbers, whatever n is";
        }
    }
}
