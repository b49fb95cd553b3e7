package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.GradientDerivations;
import dev.attest.theory.strategy.LinearText;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.SteepLines;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// The weights change at a bounded rate with the query.
@AutoService(Property.class)
public final class GradientBounded implements Property {
    private static final List<Strategy> STRATEGIES =
            List.of(new GradientDerivations(), new LinearText(), new SteepLines());

    @Override
    public String id() {
        return "gradient-bounded";
    }

    @Override
    public int order() {
        return 140;
    }

    @Override
    public String meaning() {
        return "For every K the norm of the gradient of a_K(q)_j in q, where it exists, is bounded over q and j; the bound "
                + "is the value.";
    }

    @Override
    public String failureMeaning() {
        return "For some K the gradient of a weight in q has no bound over the queries at which it exists.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a bound of the slope of the score, or of its logarithm, or a line along which a gradient grows, would "
                        + "settle it");
    }
}
