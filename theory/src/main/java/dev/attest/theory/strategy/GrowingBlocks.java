package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Blocks of causal rows whose rank grows.
public final class GrowingBlocks implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.causally().rowForm().stream()
                .flatMap(form -> Stream.concat(
                        Stream.of(candidate(
                                form,
                                Optional.empty(),
                                "along a line the scores are exp(c x y): later rows on t earlier keys have rank t")),
                        Arrays.stream(Curve.values())
                                .map(curve -> candidate(
                                        form,
                                        Optional.of(curve),
                                        "the scores are no finite sum of feature products: later rows on t earlier "
                                                + "keys have rank t - 1 or more"))));
    }

    private static Candidate candidate(RowForm form, Optional<Curve> curve, String because) {
        return new Candidate(
                new RecurrenceGoal.GrowingState(),
                new RecurrenceEvidence.GrowingScores(form, curve),
                Evidence.PROVED,
                because);
    }
}
