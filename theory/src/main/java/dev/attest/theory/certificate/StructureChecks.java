package dev.attest.theory.certificate;

import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.StructureGoal;

/// Checks goals on the shape of the matrix of rows: features, ranks, budgets.
final class StructureChecks {
    private final Mechanism mechanism;

    StructureChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(StructureGoal goal, Certificate certificate) {
        return new Incomplete("a check of " + goal.property() + " for " + mechanism.name());
    }
}
