package dev.attest.theory.property;

import dev.attest.theory.formula.Mechanism;
import java.util.List;

/// Every property of one mechanism.
///
/// @param definition the SHA-256 of the normal form, in lower-case hexadecimal
public record Scorecard(Mechanism mechanism, String definition, List<Answer> answers) {
    public Scorecard {
        answers = List.copyOf(answers);
    }
}
