package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.strategy.FixedInputsOfTokens;
import dev.attest.theory.strategy.Kernels;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.ScoreFeatures;
import dev.attest.theory.strategy.SelectedKeys;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.SwitchingKeys;
import dev.attest.theory.strategy.Transitions;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The score has finitely many features: linear attention.
@AutoService(Property.class)
public final class Separable implements Property {
    private static final List<Strategy> STRATEGIES = WithoutRotations.with(
            new ScoreFeatures(),
            Transitions.features(),
            new Kernels(new StructureGoal.NeverSeparable()),
            new SwitchingKeys(),
            new FixedInputsOfTokens(List.of(new Kernels(new StructureGoal.NeverSeparable()))),
            new SelectedKeys(new StructureGoal.NeverSeparable()));

    @Override
    public String id() {
        return "separable";
    }

    @Override
    public int order() {
        return 58;
    }

    @Override
    public String meaning() {
        return "The score is a sum of m products of a number of the query and one of the key, whatever n is; m is "
                + "the value.";
    }

    @Override
    public String failureMeaning() {
        return "For no m free of n is the score a sum of m such products.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a factorisation of the score, or scores of rank n for every n, would settle it");
    }
}
