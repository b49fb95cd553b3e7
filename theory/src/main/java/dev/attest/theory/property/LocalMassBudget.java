package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.statement.Verdict;
import dev.attest.theory.strategy.Budgets;
import dev.attest.theory.strategy.FillingFamilies;
import dev.attest.theory.strategy.MaskedByHeader;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SelectedKeys;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The mass that rows can hold in windows around their positions is bounded, however many positions there are.
@AutoService(Property.class)
public final class LocalMassBudget implements Property {
    private static final List<Strategy> STRATEGIES = WithoutRotations.with(
            new MaskedByHeader("local-mass-budget"),
            new Budgets(StructureGoal.LocalMassBudget::new),
            new FillingFamilies(new StructureGoal.NoLocalMassBudget()),
            new SelectedKeys(new StructureGoal.NoLocalMassBudget()));

    @Override
    public String id() {
        return "local-mass-budget";
    }

    @Override
    public int order() {
        return 165;
    }

    @Override
    public String meaning() {
        return "Without a mask, for probability rows: the mean mass in windows that hold each key at most s times is "
                + "at most s r / n; r is the value.";
    }

    @Override
    public String failureMeaning() {
        return "For no r free of n is the mean mass in windows at most s r / n.";
    }

    @Override
    public Answer decide(Reading reading) {
        var answer = Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "rows of probabilities of bounded rank, or rows that can all go to their own positions, would settle it");
        return answer.verdict() == Verdict.UNDECIDED ? withoutSubject(answer, reading) : answer;
    }

    /// Rows that are no probabilities have no mass.
    private Answer withoutSubject(Answer answer, Reading reading) {
        for (var property : List.of(new NonNegative(), new RowsSumToOne())) {
            var reason = property.decide(reading);
            if (reason.verdict() == Verdict.FAILS) {
                return Answer.notApplicable(id(), "the rows are no probabilities: " + reason.because(), reason);
            }
        }
        return answer;
    }
}
