package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A row that changes when (1, 1/2, 1/3, ...) is added to every key.
public final class TranslatedRowsSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.trials(reading.mechanism()).map(trial -> {
            var translation = translation(trial.point().query().size());
            return new Candidate(
                    new SymmetryGoal.SomeTranslationSeen(),
                    new SymmetryEvidence.TranslatedRows(trial.point(), translation, trial.exact()),
                    trial.evidence(),
                    "the row changes when c = " + Show.vector(translation) + " is added to every key, at "
                            + Show.point(trial.point()));
        });
    }

    private static List<BigFraction> translation(int width) {
        return IntStream.rangeClosed(1, width)
                .mapToObj(place -> new BigFraction(1, place))
                .toList();
    }
}
