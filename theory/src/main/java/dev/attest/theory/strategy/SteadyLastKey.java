package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The last key of a row that is read from a state keeps its weight, whatever came before.
public final class SteadyLastKey implements Strategy {
    private static final int POINTS = 24;
    private static final int KEY_COUNTS = 4;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (Transition.of(reading.mechanism()).isEmpty()) {
            return Stream.empty();
        }
        var points = new SmallPoints(reading.mechanism());
        return IntStream.range(0, POINTS)
                .mapToObj(number -> points.point(KEY_COUNTS * number))
                .filter(point -> ExactRows.at(reading.mechanism(), point)
                        .filter(row -> row.getFirst().getNumerator().signum() != 0)
                        .isPresent())
                .map(point -> new Candidate(
                        new AnalyticGoal.DoesNotDisperse(),
                        new OneAmongCopies(point, true),
                        Evidence.WITNESSED,
                        "at q = " + Show.vector(point.query()) + " the last of any number of keys "
                                + Show.vector(point.keys().getFirst()) + " has the weight that it has alone"));
    }
}
