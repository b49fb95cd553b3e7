package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.DivisorSignChange;
import dev.attest.theory.strategy.DomainKeepsItsSigns;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.Transitions;
import dev.attest.theory.strategy.UndefinedPointSearch;
import java.util.List;

/// The row is defined for every query and all keys: decided on the text, not on its normal form.
@AutoService(Property.class)
public final class Total implements Property {
    private static final List<Strategy> STRATEGIES = List.of(
            new DomainKeepsItsSigns(), Transitions.total(), new UndefinedPointSearch(), new DivisorSignChange());

    @Override
    public String id() {
        return "total";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String meaning() {
        return "For every d, n, K and q the row is defined.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K and q the row is not defined.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "the sign of every divisor, logarithm and root, or a point where one fails, would settle it");
    }
}
