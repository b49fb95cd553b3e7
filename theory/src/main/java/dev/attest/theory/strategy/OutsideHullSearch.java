package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.stream.Stream;

/// An output outside the convex hull of the values.
public final class OutsideHullSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.trials(reading.mechanism())
                .flatMap(trial -> SimpleValues.of(trial.point())
                        .map(values -> new Candidate(
                                new SymmetryGoal.SomeOutputOutsideHull(),
                                new SymmetryEvidence.OutputAtPoint(trial.point(), values, trial.exact()),
                                trial.evidence(),
                                "the output lies outside the hull of the values at " + Show.point(trial.point())
                                        + ", V = " + Show.matrix(values))));
    }
}
