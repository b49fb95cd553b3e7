package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.KeySymmetry;
import dev.attest.theory.strategy.PermutedRowsSearch;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// When pairs of key and value change places, the weights go with them.
@AutoService(Property.class)
public final class PermutationEquivariant implements Property {
    private static final List<Strategy> STRATEGIES = List.of(KeySymmetry.PERMUTATION, new PermutedRowsSearch());

    @Override
    public String id() {
        return "permutation-equivariant";
    }

    @Override
    public int order() {
        return 54;
    }

    @Override
    public String meaning() {
        return "For every d, n, K, q and every permutation of the pairs (key, value), positions held, the row is permuted "
                + "likewise wherever both rows are defined.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K, q and some permutation both rows are defined and the row is not permuted likewise.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "a form of the weight without positions of keys, or a row that is not permuted with its keys, would settle it");
    }
}
