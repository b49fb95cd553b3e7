package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// Scores that are exponentials along a line.
public final class ExponentialKernels implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.withoutMask().rowForm().stream()
                .filter(RankTheorem::isUnbounded)
                .map(form -> new Candidate(
                        new Goal.RankUnbounded(),
                        new Certificate.ExponentialKernel(form),
                        Evidence.PROVED,
                        "along a line the scores are exp(c x y): a generalised Vandermonde matrix of any size"));
    }
}
