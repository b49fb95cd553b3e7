package dev.attest.theory.certificate;

import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.RecurrenceGoal;

/// Checks goals on rows as read-outs of a state that is updated key by key.
final class RecurrenceChecks {
    private final Mechanism mechanism;

    RecurrenceChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(RecurrenceGoal goal, Certificate certificate) {
        return new Incomplete("a check of " + goal.property() + " for " + mechanism.name());
    }
}
