package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Goal;

/// Evidence that is offered for a goal, right or forged.
final class OfferedEvidence {
    private OfferedEvidence() {}

    /// @param definitions the lines of a definition, with semicolons between them
    static void assertShown(boolean expected, String definitions, Goal goal, Certificate certificate) {
        var mechanism = MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
        var outcome = Checker.check(mechanism, goal, certificate);
        assertEquals(
                expected,
                outcome instanceof Confirmed,
                () -> goal.words() + " for " + definitions + " by " + certificate + ": " + outcome);
    }
}
