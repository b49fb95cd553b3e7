package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.certificate.theorem.LagTheorem;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A content whose score is larger at a farther lag.
public final class GrowingScore implements Strategy {
    private static final int POINTS = 24;
    private static final int KEYS = 8;
    private static final int FEW = 8;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var causal = reading.causally();
        var points = new SmallPoints(causal.mechanism());
        var counts = new LongPoints(causal.mechanism()).counts().stream().limit(1);
        return causal.rowForm().stream()
                .flatMap(form -> Stream.concat(
                                points.stream(POINTS).map(point -> withOneKey(point, KEYS)),
                                counts.flatMap(count -> points.stream(FEW).map(point -> withOneKey(point, count))))
                        .flatMap(point -> IntStream.range(
                                        Math.max(0, point.keys().size() - KEYS),
                                        point.keys().size() - 1)
                                .mapToObj(near -> new GrowingWeight(form, point, near, near + 1)))
                        .filter(LagTheorem::grows)
                        .map(weight -> new Candidate(
                                new RecurrenceGoal.NotLocal(),
                                weight,
                                Evidence.CERTIFIED,
                                "at q = " + Show.vector(weight.point().query()) + ", k = "
                                        + Show.vector(weight.point().keys().getFirst())
                                        + " the score grows from the lag "
                                        + weight.near() + " to the lag " + weight.far())));
    }

    private static Point withOneKey(Point point, int count) {
        return new Point(
                point.widths(),
                point.query(),
                Collections.nCopies(count, point.keys().getFirst()),
                count - 1,
                point.meanQuery(),
                point.parameters());
    }
}
