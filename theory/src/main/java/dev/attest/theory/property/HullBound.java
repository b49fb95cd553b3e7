package dev.attest.theory.property;

import com.google.auto.service.AutoService;
import dev.attest.theory.strategy.ConvexWeightsByForm;
import dev.attest.theory.strategy.OutsideHullSearch;
import dev.attest.theory.strategy.Reading;
import dev.attest.theory.strategy.Strategy;
import java.util.List;

/// The output is a convex combination of the values.
@AutoService(Property.class)
public final class HullBound implements Property {
    private static final List<Strategy> STRATEGIES = List.of(new ConvexWeightsByForm(), new OutsideHullSearch());

    @Override
    public String id() {
        return "hull-bound";
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String meaning() {
        return "For every d, n, K, V and every q where the output is defined, the output lies in the convex hull of the "
                + "values.";
    }

    @Override
    public String failureMeaning() {
        return "For some d, n, K, V and q the output is defined and lies outside the convex hull of the values.";
    }

    @Override
    public Answer decide(Reading reading) {
        return Decision.decide(
                id(),
                reading,
                STRATEGIES,
                "weights that are convex by form, or an output outside the hull, would settle it");
    }
}
