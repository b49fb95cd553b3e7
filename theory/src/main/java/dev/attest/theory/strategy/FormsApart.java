package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.stream.Stream;

/// A point at which the two forms of a file give different rows.
public final class FormsApart implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        boolean both = !reading.mechanism().states().isEmpty()
                && reading.mechanism().recurrently().isPresent();
        return both
                ? RowsAtSmallPoints.candidates(
                        reading,
                        (point, exact) -> new Candidate(
                                new RecurrenceGoal.FormsDiffer(),
                                new RecurrenceEvidence.FormsAtPoint(point, exact),
                                exact ? Evidence.WITNESSED : Evidence.CERTIFIED,
                                "the two forms differ at q = " + Show.vector(point.query()) + ", K = "
                                        + Show.matrix(point.keys())))
                : Stream.empty();
    }
}
