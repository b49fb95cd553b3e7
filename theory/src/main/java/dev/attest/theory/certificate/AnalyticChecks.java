package dev.attest.theory.certificate;

import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.AnalyticGoal;

/// Checks goals on bounds on entropies, gradients and weights.
final class AnalyticChecks {
    private final Mechanism mechanism;

    AnalyticChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(AnalyticGoal goal, Certificate certificate) {
        return new Incomplete("a check of " + goal.property() + " for " + mechanism.name());
    }
}
