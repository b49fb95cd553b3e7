package dev.attest.theory.statement;

import java.util.Optional;

/// Goals on rows as read-outs of a state that is updated key by key. Each speaks of the causal reading: the
/// query at position i reads the keys up to i, and n is i + 1.
public sealed interface RecurrenceGoal extends Goal {
    /// @param size the number of numbers in the state, in terms of widths
    record ConstantState(String size) implements RecurrenceGoal {
        @Override
        public Optional<String> value() {
            return Optional.of(size);
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "constant-state",
                    "for every n the causal output is computed from a state of " + size
                            + " numbers, each update of which is linear in the state and knows one token");
        }
    }

    record GrowingState() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "constant-state",
                    "for every r there are queries and keys such that some rows, restricted to keys before all of them, "
                            + "have rank r or more: no state of fewer numbers that is linear in the values, and read linearly, "
                            + "gives the causal output");
        }
    }

    record FormsAgree() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "recurrent-equals-parallel",
                    "for every n, all queries, keys and values, the recurrence and the sum of rows times values give "
                            + "one causal output wherever both are defined");
        }
    }

    record FormsDiffer() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "recurrent-equals-parallel",
                    "for some n, queries, keys and values the recurrence and the sum of rows times values differ");
        }
    }

    /// @param when      what the content has to be
    /// @param otherwise where the content is not so, the weight grows for some of it
    record Local(Condition when, boolean otherwise) implements RecurrenceGoal {
        @Override
        public Optional<Condition> condition() {
            return Optional.of(when);
        }

        @Override
        public Optional<Condition> failsWhen() {
            return otherwise ? Optional.of(new Condition.MixedContent()) : Optional.empty();
        }

        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "local",
                    "for every query and key held fixed, all later keys 0 and i held fixed, the size of the unnormalised "
                            + "weight never grows with i - j >= 0, and for some it falls: " + when.words()
                            + (otherwise ? "; for some other content it grows" : ""));
        }
    }

    record NotLocal() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "local",
                    "with query and key held fixed, all later keys 0 and i held fixed, the size of the unnormalised "
                            + "weight grows with i - j >= 0 somewhere, or falls nowhere");
        }
    }

    record NoZeroKeys() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return new Sentence(
                    "local",
                    Verdict.NOT_APPLICABLE,
                    "no row is defined where a key is 0: there are no later keys of 0 behind which a weight could fall");
        }
    }

    record TracksParity() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.holds(
                    "tracks-parity",
                    "for some widths, parameters and one token for each bit, the output for any sequence of bits lies on "
                            + "one side of a threshold if its ones are odd in number, and on the other if they are even, at a "
                            + "distance that does not depend on the length");
        }
    }

    record TracksNoParity() implements RecurrenceGoal {
        @Override
        public Sentence sentence() {
            return Sentence.fails(
                    "tracks-parity",
                    "for all parameters, tokens and thresholds, the outputs for 1, 11, 111, ... do not lie on alternating "
                            + "sides of the threshold at a distance above some number that does not depend on the length");
        }
    }
}
