package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Arrays;
import java.util.stream.Stream;

/// Blocks of causal rows whose rank grows.
public final class GrowingBlocks implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var exponentials = new Candidate(
                new RecurrenceGoal.GrowingState(),
                new RecurrenceEvidence.GrowingExponentials(),
                Evidence.PROVED,
                "along a line the row is exp(c x y), up to factors: t later rows on t earlier keys have rank t");
        var selection = new Candidate(
                new RecurrenceGoal.GrowingState(),
                new RecurrenceEvidence.SelectedKeys(),
                Evidence.PROVED,
                "far out, each of t later queries puts all weight on one of t earlier keys on a circle");
        return Stream.concat(
                Stream.of(exponentials, selection),
                reading.causally().rowForm().stream()
                        .flatMap(form -> Arrays.stream(Curve.values()).map(curve -> candidate(form, curve))));
    }

    private static Candidate candidate(RowForm form, Curve curve) {
        return new Candidate(
                new RecurrenceGoal.GrowingState(),
                new RecurrenceEvidence.GrowingScores(form, curve),
                Evidence.PROVED,
                "the scores are no finite sum of feature products: t later rows on t earlier keys have rank t - 1 or "
                        + "more");
    }
}
