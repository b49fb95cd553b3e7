package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.FormsApart;
import dev.attest.theory.strategy.GrowingBlocks;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.StateOfSums;
import dev.attest.theory.strategy.StatesOfFile;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The recurrence and the parallel form give one output.
///
/// A file that gives one form is held against the form derived from it: sums over keys from a row that is
/// separable, the row from a linear recurrence that starts at zero. What is not separable has no recurrence to
/// compare with.
@AutoService(Property.class)
public final class RecurrentEqualsParallel implements Property {
    private static final List<Strategy> STRATEGIES =
            WithoutRotations.with(StatesOfFile.agreement(), StateOfSums.agreement(), new FormsApart());

    @Override
    public String id() {
        return "recurrent-equals-parallel";
    }

    @Override
    public int order() {
        return 180;
    }

    @Override
    public String meaning() {
        return "The two forms of the file, or its form and the one derived from it, give the " + "same causal output.";
    }

    @Override
    public String failureMeaning() {
        return "For some input the recurrence and the parallel form differ.";
    }

    @Override
    public Answer decide(Reading reading) {
        var answer = Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "sums over keys from which the output is read, or an input where the forms differ, would settle it");
        return answer.verdict() == Verdict.UNDECIDED ? withoutRecurrence(reading, answer) : answer;
    }

    private static Answer withoutRecurrence(Reading reading, Answer undecided) {
        var state = Decision.decide("constant-state", reading, WithoutRotations.with(new GrowingBlocks()), "");
        return state.verdict() == Verdict.FAILS
                ? Answer.notApplicable(
                        undecided.property(),
                        "no state of constant size gives the causal output: there is no recurrence to compare with",
                        state)
                : undecided;
    }
}
