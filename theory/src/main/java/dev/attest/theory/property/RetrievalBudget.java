package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.strategy.Budgets;
import dev.attest.theory.strategy.FillingFamilies;
import dev.attest.theory.strategy.GrowingBudgets;
import dev.attest.theory.strategy.MaskedByHeader;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SelectedKeys;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// What queries can retrieve is bounded, however many keys there are.
@AutoService(Property.class)
public final class RetrievalBudget implements Property {
    private static final List<Strategy> STRATEGIES = WithoutRotations.with(
            new MaskedByHeader("retrieval-budget"),
            new Budgets(StructureGoal.RetrievalBudget::new),
            new FillingFamilies(new StructureGoal.NoRetrievalBudget()),
            new GrowingBudgets(),
            new SelectedKeys(new StructureGoal.NoRetrievalBudget()));

    @Override
    public String id() {
        return "retrieval-budget";
    }

    @Override
    public int order() {
        return 64;
    }

    @Override
    public String meaning() {
        return "Without a mask, for every d, n and K the best weights that queries can give to each key add up to at "
                + "most B, free of n; B is the value.";
    }

    @Override
    public String failureMeaning() {
        return "The best weights add up to more than any number free of n, for some K.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "rows that are probabilities of bounded rank, scores between two positive numbers, or keys whose best weights "
                        + "add up beyond every bound, would settle it");
    }
}
