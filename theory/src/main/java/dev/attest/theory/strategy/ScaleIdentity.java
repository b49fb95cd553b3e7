package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// The row of c q is that of q by form.
public final class ScaleIdentity implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                new Goal.ScaleInvariant(),
                new Certificate.Identity(),
                Evidence.PROVED,
                "a_K(cq) = a_K(q) identically for c > 0"));
    }
}
