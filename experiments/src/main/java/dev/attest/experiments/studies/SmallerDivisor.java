package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// On the same seeds one mechanism divides by smaller numbers than another: the interval of the mean logarithm
/// of the ratio of the least divisors lies above zero.
record SmallerDivisor(TrainedMechanism smaller, TrainedMechanism larger) implements Prediction {
    @Override
    public String sentence() {
        return "The least number that " + smaller.title() + ", divides by is smaller than that of " + larger.title()
                + ": scores of both signs cancel, positive ones cannot.";
    }

    @Override
    public Judgement judge(Results results) {
        var ratios = results.difference(
                "log-least-divisor", Map.of("mechanism", larger.id()), Map.of("mechanism", smaller.id()));
        if (ratios.count() < 2) {
            return new Judgement(Verdict.UNDECIDED, "expected two seeds or more, got " + ratios.count());
        }
        var interval = Interval.around(ratios);
        return new Judgement(
                interval.above(0),
                "mean logarithm (base 10) of the ratio " + Numbers.fixed(ratios.mean(), 2) + ", interval "
                        + Numbers.fixed(interval.low(), 2) + " to " + Numbers.fixed(interval.high(), 2) + ", "
                        + ratios.count() + " seeds");
    }
}
