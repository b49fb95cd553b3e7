package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.SaturationTheorem;
import java.util.stream.Stream;

/// Rows of sparsemax or entmax, far out on a ray of queries.
public final class SaturatedRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.form().stream()
                .filter(SaturationTheorem::holds)
                .map(
                        form -> Collisions.candidate(
                                new Certificate.Saturation(),
                                "c q has one row for all c that are large enough: only keys with the largest score have a weight"));
    }
}
