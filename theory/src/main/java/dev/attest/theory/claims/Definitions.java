package dev.attest.theory.claims;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Definitions that claims set beside those of the catalogue.
public final class Definitions {
    private static final Map<String, Mechanism> WRITTEN = new ConcurrentHashMap<>();

    private Definitions() {}

    /// A definition of a few lines, parted by semicolons.
    public static Mechanism written(String text) {
        return WRITTEN.computeIfAbsent(
                text, it -> MechanismReader.parse("name written\n" + it.replace("; ", "\n") + "\n", it));
    }
}
