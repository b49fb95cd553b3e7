package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// The weights of a row add up to 1 by form.
public final class RowSumIdentity implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                new Goal.RowsSumToOne(),
                new Certificate.Identity(),
                Evidence.PROVED,
                "the weights add up to 1 identically"));
    }
}
