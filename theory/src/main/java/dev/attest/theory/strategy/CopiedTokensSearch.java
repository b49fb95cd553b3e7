package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.stream.Stream;

/// An output that changes when every token has a copy.
public final class CopiedTokensSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.trialsAlsoLong(reading.mechanism())
                .flatMap(trial -> SimpleValues.few(trial.point())
                        .map(values -> new Candidate(
                                new SymmetryGoal.SomeCopySeen(),
                                new SymmetryEvidence.CopiedTokens(trial.point(), values, trial.exact()),
                                trial.evidence(),
                                "the output changes when every token has a copy, at " + Show.point(trial.point())
                                        + ", V = " + Show.matrix(values))));
    }
}
