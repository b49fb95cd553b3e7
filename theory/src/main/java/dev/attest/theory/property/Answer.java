package dev.attest.theory.property;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;

/// What was found about one property of one mechanism.
///
/// @param goal        the statement that was shown; empty when undecided
/// @param condition   the condition under which it holds, if any
/// @param exactly     the condition is the exact one: the property fails where it does not hold
/// @param failsWhen   a condition under which it fails, where both sides have positive measure
/// @param value       the number that belongs to the answer, such as the bound of `rank-bound`
/// @param evidence    empty when undecided
/// @param because     the argument in a line, or what was tried and what would settle it
/// @param claims      the theorems that the checker relied on
/// @param certificate what the checker confirmed; empty when undecided
public record Answer(
        String property,
        Verdict verdict,
        Optional<Goal> goal,
        Optional<Condition> condition,
        boolean exactly,
        Optional<Condition> failsWhen,
        Optional<String> value,
        Optional<Evidence> evidence,
        String because,
        List<String> claims,
        Optional<Certificate> certificate) {
    public static Answer undecided(String property, String because) {
        return new Answer(
                property,
                Verdict.UNDECIDED,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                because,
                List.of(),
                Optional.empty());
    }

    /// There is no subject, which another answer shows.
    ///
    /// @param because what is missing, in a sentence
    /// @param reason  the answer whose goal and certificate show it
    public static Answer notApplicable(String property, String because, Answer reason) {
        return new Answer(
                property,
                Verdict.NOT_APPLICABLE,
                reason.goal(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                reason.evidence(),
                because,
                reason.claims(),
                reason.certificate());
    }
}
