package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lines of queries along which a gradient grows: towards 0 and other places where a row may turn about quickly
/// or have a pole, and outwards.
public final class SteepLines implements Strategy {
    private static final int[][][] KEYS = {
        {{1, 0}, {0, 1}}, {{1, 0}, {2, 0}}, {{1, 0}, {-1, 0}}, {{1, 0}}, {{1, 2}, {2, 1}}, {{1, 0}, {0, 0}}
    };
    private static final int[][][] INWARD = {
        {{0, 0}, {1, 1}}, {{0, 0}, {1, 2}}, {{0, 0}, {1, -1}}, {{-1, -1}, {1, 1}}, {{-1, 0}, {1, 0}}, {{1, -1}, {1, 0}}
    };
    private static final int[][][] OUTWARD = {
        {{0, 0}, {1, 1}}, {{0, 0}, {1, 2}}, {{0, 0}, {1, 0}}, {{0, 0}, {0, 1}}, {{0, 0}, {1, -1}}, {{1, 0}, {0, 1}}
    };

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (reading.form().isEmpty()) {
            return Stream.empty();
        }
        var axes = new Axes(reading.mechanism());
        return Stream.of(KEYS)
                .flatMap(keys -> Stream.concat(
                        Stream.of(INWARD).flatMap(line -> lines(axes, keys, line, false)),
                        Stream.of(OUTWARD).flatMap(line -> lines(axes, keys, line, true))));
    }

    private static Stream<Candidate> lines(Axes axes, int[][] keys, int[][] line, boolean outward) {
        return IntStream.range(0, Math.min(2, axes.width()))
                .mapToObj(entry -> new SteepLine(axes.point(line[0], keys), axes.vector(line[1]), outward, 0, entry))
                .map(evidence -> new Candidate(
                        new AnalyticGoal.UnboundedGradient(), evidence, Evidence.WITNESSED, because(evidence)));
    }

    private static String because(SteepLine line) {
        return "with K = " + Show.matrix(line.point().keys()) + " the derivative of a_1 in q_" + (line.entry() + 1)
                + " has no bound at q = " + Show.vector(line.point().query()) + " + s "
                + Show.vector(line.direction()) + " as s " + (line.outward() ? "grows" : "tends to 0");
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return List.of(new Obstacle("no line of queries was found along which a gradient grows without bound"));
    }
}
