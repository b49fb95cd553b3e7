package dev.attest.theory.property;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.strategy.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Every property there is, in the order of a scorecard.
public final class Properties {
    private static final List<Property> ALL = ServiceLoader.load(Property.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(Property::order))
            .toList();

    private Properties() {}

    public static List<Property> all() {
        return ALL;
    }

    public static Optional<Property> find(String id) {
        return ALL.stream().filter(property -> property.id().equals(id)).findFirst();
    }

    /// Decides every property of a mechanism.
    public static Scorecard scorecard(Mechanism mechanism) {
        var reading = Reading.of(mechanism);
        var answers = ALL.stream().map(property -> property.decide(reading)).toList();
        return new Scorecard(mechanism, NormalForm.hash(mechanism), answers);
    }
}
