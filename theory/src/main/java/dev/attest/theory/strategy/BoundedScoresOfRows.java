package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.BoundedRatio;
import dev.attest.theory.certificate.AnalyticEvidence.UniformShare;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.statement.Evidence;
import java.util.stream.Stream;

/// Rows that keep a share for a law that the query does not change.
public final class BoundedScoresOfRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowParts.forms(reading)
                .flatMap(form -> Stream.concat(
                        EntropyTheorem.ofBoundedScores(new BoundedRatio(form)).stream()
                                .map(floor -> new Candidate(
                                        floor,
                                        new BoundedRatio(form),
                                        Evidence.PROVED,
                                        "the scores are bounded from both sides, so that every key keeps a share")),
                        EntropyTheorem.ofUniformShare(new UniformShare(form)).stream()
                                .map(floor -> new Candidate(
                                        floor,
                                        new UniformShare(form),
                                        Evidence.PROVED,
                                        "every key keeps a share that does not depend on the query"))));
    }
}
