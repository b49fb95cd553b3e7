package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.certificate.theorem.InverseReadOut;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// Rows of inner products of the query with what the inverse of one matrix makes of each key.
public final class SolvedRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var conclusion = InverseReadOut.CONCLUSION;
        return InverseReadOut.isRow(reading.mechanism().weight())
                ? Stream.of(new Candidate(
                        new Goal.Injective(conclusion.condition(), conclusion.exact()),
                        new RecurrenceEvidence.SpanningStates(),
                        Evidence.PROVED,
                        "row j is q.M^-1 k_j with one regular matrix M: the row determines q where the keys span"))
                : Stream.empty();
    }
}
