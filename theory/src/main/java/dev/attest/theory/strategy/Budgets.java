package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.StructureEvidence;
import dev.attest.theory.certificate.StructureEvidence.BoundedScores;
import dev.attest.theory.certificate.theorem.BudgetTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rows that are not negative, sum to at most 1 and have few features; or scores between two positive numbers.
///
/// @param goal the goal for a bound
public record Budgets(Function<String, Goal> goal) implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        boolean signs = isNonNegative(reading);
        var byRank = RankEvidence.of(reading)
                .filter(evidence -> signs || evidence.certificate() instanceof StructureEvidence.TextFeatures)
                .map(evidence -> candidate(
                        evidence.bound(),
                        evidence.certificate(),
                        "rows that are not negative and sum to at most 1, of rank at most " + evidence.bound()));
        var byRatio = RankEvidence.forms(reading)
                .flatMap(form -> BudgetTheorem.ratio(form).stream()
                        .map(ratio -> candidate(
                                ratio, new BoundedScores(form), "no score is more than " + ratio + " times another")));
        return Stream.concat(byRank, byRatio);
    }

    private static boolean isNonNegative(Reading reading) {
        return reading.form()
                .filter(form -> BudgetTheorem.isNonNegative(form, Optional.empty())
                        || RankEvidence.forms(reading)
                                .anyMatch(row -> BudgetTheorem.isNonNegative(form, Optional.of(row))))
                .isPresent();
    }

    private Candidate candidate(String bound, Certificate certificate, String because) {
        return new Candidate(goal.apply(bound), certificate, Evidence.PROVED, because);
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return RankEvidence.of(reading)
                .limit(1)
                .map(evidence -> Obstacle.notShown(
                        "the row, of rank at most " + evidence.bound(), "to be non-negative with a sum of at most 1"))
                .toList();
    }
}
