package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// Constructed pairs on which linear attention collides have rows at least as far apart as the lower modulus
/// says, in every image whose keys span.
record MovedPairsAreApart(List<ConfusedMechanism> mechanisms) implements Prediction {
    MovedPairsAreApart {
        mechanisms = List.copyOf(mechanisms);
    }

    @Override
    public String sentence() {
        return "The same constructed pairs have different rows under softmax and under InLine with an injective kernel, by at"
                + " least the lower modulus times the distance of the features, in every image with a lower modulus above 0.";
    }

    @Override
    public Judgement judge(Results results) {
        double pairs = 0;
        double beyond = 0;
        double outside = 0;
        double least = Double.POSITIVE_INFINITY;
        for (var mechanism : mechanisms) {
            for (var row : results.matching(Map.of("mechanism", mechanism.id()))) {
                for (var move : row.metric(CheckedPairs.LEAST_MODULUS) > 0
                        ? MovedQueries.MOVES
                        : List.<ConfusedKernel.Move>of()) {
                    pairs += row.metric(MovedQueries.pairs(move));
                    beyond += row.metric(MovedQueries.beyond(move));
                    outside += row.metric(MovedQueries.outside(move));
                    least = Math.min(least, row.metric(MovedQueries.least(move)));
                }
            }
        }
        var figures = Numbers.fixed(beyond, 0) + " of " + Numbers.fixed(pairs, 0)
                + " pairs certainly as far apart as that, " + Numbers.fixed(outside, 0)
                + " against it; the nearest rows are " + Numbers.scientific(least) + " apart";
        return new Judgement(verdict(pairs, beyond, outside), figures);
    }

    private static Verdict verdict(double pairs, double beyond, double outside) {
        if (outside > 0) {
            return Verdict.FAILS;
        }
        return pairs > 0 && beyond == pairs ? Verdict.HOLDS : Verdict.UNDECIDED;
    }
}
