package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A divisor that has both signs at queries with the same keys.
public final class DivisorSignChange implements Strategy {
    private static final int PAIRS = 300;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (reading.form().isEmpty()) {
            return Stream.empty();
        }
        var domain = reading.form().get().domain();
        var points = new SmallPoints(reading.mechanism());
        return IntStream.range(0, domain.size())
                .filter(number ->
                        domain.get(number).need() == Domain.Need.NONZERO && !DomainTheorem.isMet(domain.get(number)))
                .boxed()
                .flatMap(number -> points.stream(PAIRS).map(point -> {
                    var opposite =
                            point.query().stream().map(BigFraction::negate).toList();
                    return new Candidate(
                            new Goal.UndefinedSomewhere(),
                            new Certificate.SignChange(point, opposite, number),
                            Evidence.CERTIFIED,
                            "a divisor changes sign between q = " + Show.vector(point.query()) + " and -q, K = "
                                    + Show.matrix(point.keys()));
                }));
    }
}
