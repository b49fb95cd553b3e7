package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.strategy.FeatureCount;
import dev.attest.theory.strategy.FixedInputsOfTokens;
import dev.attest.theory.strategy.Kernels;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SelectedKeys;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The rank of the matrix of rows is bounded for all n.
@AutoService(Property.class)
public final class RankBound implements Property {
    private static final List<Strategy> STRATEGIES = WithoutRotations.with(
            new FeatureCount(),
            Transitions.rank(),
            new Kernels(new Goal.RankUnbounded()),
            new FixedInputsOfTokens(List.of(new Kernels(new Goal.RankUnbounded()))),
            new SelectedKeys(new Goal.RankUnbounded()));

    @Override
    public String id() {
        return "rank-bound";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String meaning() {
        return "Without a mask the n x n matrix of rows has rank at most r, whatever n is; r is the value.";
    }

    @Override
    public String failureMeaning() {
        return "Without a mask, for every n, some queries and keys give a matrix of rows of rank n.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a factorisation of the score, or keys and queries of rank n for every n, would settle it");
    }
}
