package dev.attest.theory.claim;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.Optional;

/// What the decider must answer about one property of one definition.
///
/// @param condition the condition under which it holds, where the statement gives one
/// @param exactly   that condition must be the exact one
public record Expectation(
        Mechanism mechanism, String property, Verdict verdict, Optional<Condition> condition, boolean exactly) {
    /// HOLDS, exactly when the condition does.
    public static Expectation exactlyWhen(Mechanism mechanism, String property, Condition condition) {
        return new Expectation(mechanism, property, Verdict.HOLDS, Optional.of(condition), true);
    }

    public static Expectation fails(Mechanism mechanism, String property) {
        return new Expectation(mechanism, property, Verdict.FAILS, Optional.empty(), false);
    }
}
