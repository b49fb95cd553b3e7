package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// No entry of a row depends on its key.
public final class EqualEntries implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                new Goal.RankAtMost("1"),
                new Certificate.Identity(),
                Evidence.PROVED,
                "no entry of a row depends on its key, so all columns are equal"));
    }
}
