package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.TwoKeys;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.List;
import java.util.stream.Stream;

/// One key among n - 1 equal ones that keeps its weight.
public final class TwoKeyFamilies implements Strategy {
    /// Query, the one key, the others.
    private static final int[][][] FAMILIES = {
        {{1, 0}, {1, 0}, {0, 1}},
        {{1, 0}, {1, 0}, {-1, 0}},
        {{1, 0}, {1, 0}, {0, 0}},
        {{0, 0}, {0, 0}, {0, 0}},
        {{1, 1}, {1, 1}, {0, 0}},
        {{1, 1}, {2, 1}, {1, 2}},
        {{1, 0}, {2, 0}, {1, 0}},
        {{1, 0}, {0, 0}, {-1, 0}},
        {{2, 0}, {1, 0}, {-1, 0}},
        {{5, 0}, {5, 0}, {-5, 0}},
        {{-1, 0}, {-1, 0}, {1, 0}},
        {{1, 2}, {2, -1}, {1, 1}},
        {{2, 1}, {1, 1}, {-1, 2}}
    };

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (reading.form().isEmpty()) {
            return Stream.empty();
        }
        var axes = new Axes(reading.mechanism());
        return Stream.of(FAMILIES)
                .map(family -> axes.point(family[0], family[1], family[2]))
                .flatMap(point -> Stream.of(true, false).map(last -> new TwoKeys(point, last)))
                .map(evidence -> new Candidate(
                        new AnalyticGoal.DoesNotDisperse(), evidence, Evidence.WITNESSED, because(evidence)));
    }

    private static String because(TwoKeys evidence) {
        var point = evidence.point();
        return "at q = " + Show.vector(point.query()) + " the " + (evidence.last() ? "last" : "first") + " key, "
                + Show.vector(point.keys().get(0)) + ", keeps its weight while all others are "
                + Show.vector(point.keys().get(1)) + " and n grows";
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return List.of(new Obstacle("no key was found that keeps its weight among equal ones"));
    }
}
