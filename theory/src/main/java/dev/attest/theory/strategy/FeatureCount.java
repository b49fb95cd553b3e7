package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import java.util.stream.Stream;

/// As many features as the score has, and one for the shift.
public final class FeatureCount implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.withoutMask().rowForm().stream()
                .flatMap(form -> Stream.of(false, true)
                        .map(open -> new Factoriser(open).factorise(form.score()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .flatMap(blocks -> RankTheorem.bound(form, blocks).stream()
                                .map(bound -> new Candidate(
                                        new Goal.RankAtMost(bound),
                                        new Certificate.Factorisation(form, blocks),
                                        Evidence.PROVED,
                                        "the score is a sum of " + bound + " feature products"
                                                + (form.shift().isZero() ? "" : ", the shift counted as one"))))
                        .limit(1));
    }
}
