package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.KeySymmetry;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import dev.attest.theory.strategy.TranslatedRowsSearch;
import java.util.List;

/// Adding one vector to every key leaves the row as it is.
@AutoService(Property.class)
public final class TranslationInvariantKeys implements Property {
    private static final List<Strategy> STRATEGIES = List.of(KeySymmetry.TRANSLATION, new TranslatedRowsSearch());

    @Override
    public String id() {
        return "translation-invariant-keys";
    }

    @Override
    public int order() {
        return 52;
    }

    @Override
    public String meaning() {
        return "For every d, n, K, q and every vector c the rows of q for the keys k_l and for the keys k_l + c are equal "
                + "wherever both are defined.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K, c and q both rows are defined and differ.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "an identity between the two rows, or two rows that differ, would settle it");
    }
}
