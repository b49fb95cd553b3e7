package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Whether a text is defined everywhere.
public final class DomainStrategies {
    private static final int POINTS = 1500;
    private static final int PAIRS = 300;

    private DomainStrategies() {}

    /// Every divisor, logarithm and root keeps its sign.
    public static Stream<Strategy.Candidate> signs(Reading reading) {
        int count = reading.form().map(form -> form.domain().size()).orElse(0);
        var because = count == 0
                ? "the text has no divisor, logarithm or root that could fail"
                : "each of the " + count + " divisors, logarithms and roots of the text keeps its sign";
        return Stream.of(new Strategy.Candidate(
                new Goal.DefinedEverywhere(), new Certificate.DomainSigns(), Evidence.PROVED, because));
    }

    /// A point where exact evaluation meets 0 under a fraction bar, or worse.
    public static Stream<Strategy.Candidate> undefinedPoint(Reading reading) {
        return new SmallPoints(reading.mechanism())
                .stream(POINTS)
                        .map(point -> new Strategy.Candidate(
                                new Goal.UndefinedSomewhere(),
                                new Certificate.UndefinedPoint(point),
                                Evidence.WITNESSED,
                                "not defined at q = " + Show.vector(point.query()) + ", K = "
                                        + Show.matrix(point.keys())));
    }

    /// A divisor that has both signs.
    public static Stream<Strategy.Candidate> signChange(Reading reading) {
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
                    return new Strategy.Candidate(
                            new Goal.UndefinedSomewhere(),
                            new Certificate.SignChange(point, opposite, number),
                            Evidence.CERTIFIED,
                            "a divisor changes sign between q = " + Show.vector(point.query()) + " and -q, K = "
                                    + Show.matrix(point.keys()));
                }));
    }
}
