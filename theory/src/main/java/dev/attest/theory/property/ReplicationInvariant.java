package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.CopiedTokensSearch;
import dev.attest.theory.strategy.KeySymmetry;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// Twice the same tokens give the same output.
@AutoService(Property.class)
public final class ReplicationInvariant implements Property {
    private static final List<Strategy> STRATEGIES = List.of(KeySymmetry.REPLICATION, new CopiedTokensSearch());

    @Override
    public String id() {
        return "replication-invariant";
    }

    @Override
    public int order() {
        return 56;
    }

    @Override
    public String meaning() {
        return "For every d, n, K, V and q the output of the keys (K; K) and values (V; V) is that of K and V wherever both "
                + "are defined. The copies stand at the positions n to 2n - 1, the query where it was (causal: at the "
                + "last position).";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K, V and q both outputs are defined and differ.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "an identity between the two outputs, or two outputs that differ, would settle it");
    }
}
