package dev.attest.verification.refute;

import dev.attest.theory.statement.Goal;
import java.util.Optional;

/// Looks for numbers that contradict goals of one property. It finds contradictions; that it finds none proves
/// nothing. Implementations are found by [java.util.ServiceLoader].
public interface Refuter {
    /// The id of the property.
    String property();

    /// What contradicts the goal at this trial, in a sentence; empty also where the goal is none that numbers
    /// can contradict.
    Optional<String> refute(Goal goal, Trial trial);

    /// It looks at every so many trials only: more than 1 where one look is long.
    default int stride() {
        return 1;
    }
}
