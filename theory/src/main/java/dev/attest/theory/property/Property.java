package dev.attest.theory.property;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.strategy.Reading;

/// A question that can be asked of every mechanism. Implementations are found by [java.util.ServiceLoader].
public interface Property {
    /// Its name on the command line and in JSON, such as `rows-sum-to-one`. Stays once published.
    String id();

    /// Where the property stands in a scorecard, low first.
    int order();

    /// What HOLDS means, a sentence with all its quantifiers.
    String meaning();

    /// What FAILS means.
    String failureMeaning();

    /// Decides it. The same definition gets the same answer whatever its name and however it is written.
    Answer decide(Reading reading);

    /// Decides it for a mechanism that nothing else is asked of.
    default Answer decide(Mechanism mechanism) {
        return decide(Reading.of(mechanism));
    }
}
