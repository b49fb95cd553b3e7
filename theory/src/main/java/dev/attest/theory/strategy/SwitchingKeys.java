package dev.attest.theory.strategy;

import dev.attest.theory.certificate.StructureEvidence.SwitchingTokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Keys along the first two axes that multiply what a query along the first axis reads of a state by different
/// numbers.
public final class SwitchingKeys implements Strategy {
    private static final int TRIES = 48;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var mechanism = reading.withoutMask().mechanism();
        if (Transition.of(mechanism).isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(true, false)
                .flatMap(exact -> IntStream.range(0, TRIES).mapToObj(number -> tokens(mechanism, number, exact)))
                .map(tokens -> new Candidate(
                        new StructureGoal.NeverSeparable(),
                        tokens,
                        tokens.exact() ? Evidence.WITNESSED : Evidence.CERTIFIED,
                        because(tokens)));
    }

    private static SwitchingTokens tokens(Mechanism mechanism, int number, boolean exact) {
        var along = point(mechanism, number, 0);
        return new SwitchingTokens(along, along, point(mechanism, number, 1), exact);
    }

    /// The query along the first axis, one key along an axis.
    private static Point point(Mechanism mechanism, int number, int axis) {
        var points = new SmallPoints(mechanism);
        int width = points.point(number).query().size();
        return points.point(number, List.of(axis(width, axis))).withQuery(axis(width, 0));
    }

    private static List<BigFraction> axis(int width, int axis) {
        return IntStream.range(0, width)
                .mapToObj(place -> place == axis ? BigFraction.ONE : BigFraction.ZERO)
                .toList();
    }

    private static String because(SwitchingTokens tokens) {
        return "what the query " + Show.vector(tokens.first().query()) + " reads of earlier keys is multiplied by "
                + "different numbers by the keys "
                + Show.vector(tokens.first().keys().getFirst()) + " and "
                + Show.vector(tokens.second().keys().getFirst())
                + ": with one of them behind each of t equal keys, t - 1 or more dimensions of weights";
    }
}
