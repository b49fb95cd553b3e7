package dev.attest.experiments.studies.confusion;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// One mechanism has more confused pairs than another on the same images: the interval of the mean of the
/// differences lies above 0.
///
/// @param metric of [CountedRows]
record MoreConfused(
        String sentence, String metric, ConfusedMechanism more, ConfusedMechanism fewer, Projection projection)
        implements Prediction {
    @Override
    public Judgement judge(Results results) {
        var difference = results.difference(metric, where(more), where(fewer));
        if (difference.count() < 2) {
            return new Judgement(Verdict.UNDECIDED, "expected two images or more, got " + difference.count());
        }
        var interval = Interval.around(difference);
        return new Judgement(
                interval.above(0),
                "mean difference " + Numbers.fixed(difference.mean(), 1) + " ordered pairs an image, interval "
                        + Numbers.fixed(interval.low(), 1) + " to " + Numbers.fixed(interval.high(), 1) + ", "
                        + difference.count() + " images");
    }

    private Map<String, String> where(ConfusedMechanism mechanism) {
        return Map.of("mechanism", mechanism.id(), "projection", projection.id());
    }
}
