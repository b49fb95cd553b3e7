package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.RowSumIdentity;
import dev.attest.theory.strategy.RowSumSearch;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// The weights of a row add up to 1.
@AutoService(Property.class)
public final class RowsSumToOne implements Property {
    private static final List<Strategy> STRATEGIES = List.of(new RowSumIdentity(), new RowSumSearch());

    @Override
    public String id() {
        return "rows-sum-to-one";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String meaning() {
        return "For every d, n, K and every q where the row is defined, its entries add up to 1.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K and q the row is defined and its entries do not add up to 1.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "an identity for the sum of a row, or a row with another sum, would settle it");
    }
}
