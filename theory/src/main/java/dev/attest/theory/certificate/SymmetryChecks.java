package dev.attest.theory.certificate;

import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.SymmetryGoal;

/// Checks goals on what a row does when keys, tokens or values are changed together.
final class SymmetryChecks {
    private final Mechanism mechanism;

    SymmetryChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(SymmetryGoal goal, Certificate certificate) {
        return new Incomplete("a check of " + goal.property() + " for " + mechanism.name());
    }
}
