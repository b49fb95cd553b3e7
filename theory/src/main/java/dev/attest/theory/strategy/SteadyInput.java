package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// The output on 1, 11, 111, ... settles on one side of every threshold.
public final class SteadyInput implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(new Candidate(
                new RecurrenceGoal.TracksNoParity(),
                new RecurrenceEvidence.ConstantInput(),
                Evidence.PROVED,
                "for 1, 11, 111, ... the output is R(n) v, and R(n) w.v - c keeps one sign from some n on"));
    }
}
