package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A row that is not reversed when its keys are.
public final class PermutedRowsSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.trialsAlsoLong(reading.mechanism()).map(trial -> {
            var order = reversed(trial.point().keys().size());
            return new Candidate(
                    new SymmetryGoal.SomePermutationSeen(),
                    new SymmetryEvidence.PermutedRows(trial.point(), order, trial.exact()),
                    trial.evidence(),
                    "the row is not reversed when its keys are, at " + Show.point(trial.point()));
        });
    }

    private static List<Integer> reversed(int count) {
        return IntStream.range(0, count).mapToObj(place -> count - 1 - place).toList();
    }
}
