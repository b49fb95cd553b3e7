package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// With each of some mechanisms, networks name more than half of the test images on average.
record NamesMoreThanHalf(List<TrainedMechanism> mechanisms) implements Prediction {
    private static final double HALF = .5;

    NamesMoreThanHalf {
        mechanisms = List.copyOf(mechanisms);
    }

    @Override
    public String sentence() {
        return "With each of those mechanisms the networks learn, injective or not: the interval of the mean accuracy lies"
                + " above a half, where a tenth is chance.";
    }

    @Override
    public Judgement judge(Results results) {
        var verdict = Verdict.HOLDS;
        double lowest = Double.POSITIVE_INFINITY;
        var where = "";
        for (var mechanism : mechanisms) {
            var interval = Interval.around(results.sample("accuracy", Map.of("mechanism", mechanism.id())));
            var one = interval.above(HALF);
            verdict = one == Verdict.FAILS || verdict == Verdict.HOLDS ? one : verdict;
            if (!(interval.low() >= lowest)) {
                lowest = interval.low();
                where = mechanism.title();
            }
        }
        return new Judgement(verdict, "lowest interval from " + Numbers.percent(lowest) + " %, of " + where);
    }
}
