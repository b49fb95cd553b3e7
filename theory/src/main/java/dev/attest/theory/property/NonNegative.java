package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.NegativeEntrySearch;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SignsOfEntries;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// No weight is negative.
@AutoService(Property.class)
public final class NonNegative implements Property {
    private static final List<Strategy> STRATEGIES = List.of(new SignsOfEntries(), new NegativeEntrySearch());

    @Override
    public String id() {
        return "non-negative";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String meaning() {
        return "For every d, n, K, every q where the row is defined and every j, the weight of key j is "
                + "not negative.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K, q and j the row is defined and the weight of key j is negative.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "the sign of the score for all q and k, or a row with a negative entry, would settle it");
    }
}
