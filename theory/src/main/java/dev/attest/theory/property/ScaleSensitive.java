package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.strategy.HomogeneousText;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.ScaleIdentity;
import dev.attest.theory.strategy.ScaledRowsSearch;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// The row depends on the length of the query.
@AutoService(Property.class)
public final class ScaleSensitive implements Property {
    private static final List<Strategy> STRATEGIES =
            List.of(new ScaleIdentity(), new HomogeneousText(new Goal.ScaleInvariant()), new ScaledRowsSearch());

    @Override
    public String id() {
        return "scale-sensitive";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String meaning() {
        return "For some d, n, K, q and c > 0 the rows of q and c q are defined and differ.";
    }

    @Override
    public String failureMeaning() {
        return "For every d, n, K, q and c > 0 the rows of q and c q are equal wherever both are defined.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(), reading, STRATEGIES, "an identity a_K(cq) = a_K(q), or two rows that differ, would settle it");
    }
}
