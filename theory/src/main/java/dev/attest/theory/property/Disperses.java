package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.CopiedKeys;
import dev.attest.theory.strategy.FixedInputsOfTokens;
import dev.attest.theory.strategy.OrdersOfEntries;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SteadyLastKey;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// On bounded queries and keys, more keys leave less weight for each.
@AutoService(Property.class)
public final class Disperses implements Property {
    private static final List<Strategy> STRATEGIES = List.of(
            new OrdersOfEntries(),
            new CopiedKeys(),
            new SteadyLastKey(),
            new FixedInputsOfTokens(List.of(new CopiedKeys())));

    @Override
    public String id() {
        return "disperses";
    }

    @Override
    public int order() {
        return 160;
    }

    @Override
    public String meaning() {
        return "For each B the supremum of max_j |a_K(q)_j| over keys and queries of norm at most B tends to 0 as n grows.";
    }

    @Override
    public String failureMeaning() {
        return "For some B, queries and keys of norm at most B keep some |a_K(q)_j| away from 0 as n grows.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a score between positive bounds, or bounded keys among which one keeps its weight, would settle it");
    }
}
