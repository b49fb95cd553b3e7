package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One key among copies of others that keeps its weight.
public final class CopiedKeys implements Strategy {
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
        {{2, 1}, {1, 1}, {-1, 2}},
        {{0, 0}, {0, 0}},
        {{1, 0}, {1, 0}},
        {{1, 0}, {1, 0}, {-1, 0}, {-2, 0}}
    };

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (reading.form().isEmpty()) {
            return Stream.empty();
        }
        var axes = new Axes(reading.mechanism());
        return Stream.of(FAMILIES)
                .map(family -> axes.point(family[0], Arrays.copyOfRange(family, 1, family.length)))
                .flatMap(point -> Stream.of(true, false).map(last -> new OneAmongCopies(point, last)))
                .map(evidence -> new Candidate(
                        new AnalyticGoal.DoesNotDisperse(), evidence, Evidence.WITNESSED, because(evidence)));
    }

    private static String because(OneAmongCopies evidence) {
        var point = evidence.point();
        return "at q = " + Show.vector(point.query()) + " the " + (evidence.last() ? "last" : "first") + " key, "
                + Show.vector(point.keys().getFirst()) + ", keeps its weight among more and more copies of "
                + (point.keys().size() == 1
                        ? "itself"
                        : Show.matrix(point.keys().subList(1, point.keys().size())));
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return List.of(new Obstacle("no key was found that keeps its weight among copies of others"));
    }
}
