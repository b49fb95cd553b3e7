package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.strategy.CausalDiagonals;
import dev.attest.theory.strategy.Kernels;
import dev.attest.theory.strategy.LowRank;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import dev.attest.theory.strategy.WithoutRotations;
import java.util.List;

/// The matrix of rows has full rank for almost all tokens.
@AutoService(Property.class)
public final class FullRank implements Property {
    private static final List<Strategy> STRATEGIES = WithoutRotations.with(
            new LowRank(), new CausalDiagonals(), Transitions.fullRank(), new Kernels(new StructureGoal.FullRank()));

    @Override
    public String id() {
        return "full-rank";
    }

    @Override
    public int order() {
        return 62;
    }

    @Override
    public String meaning() {
        return "With the mask that the definition says, almost all queries and keys give an n x n matrix of rows of "
                + "rank n, for every n.";
    }

    @Override
    public String failureMeaning() {
        return "The rank is less than n for all queries and keys, for every large n.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "rows that are analytic in all tokens and reach rank n, a mask under which the weight of the last key is "
                        + "almost nowhere 0, or a bound on the rank, would settle it; a weight that is 0 on a set of positive "
                        + "measure leaves neither answer");
    }
}
