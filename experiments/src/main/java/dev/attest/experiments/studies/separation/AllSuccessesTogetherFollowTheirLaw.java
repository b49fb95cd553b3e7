package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;

/// The successes of all places together are as many as the laws allow. Places are drawn independently, so the
/// number is a sum of independent binomials.
record AllSuccessesTogetherFollowTheirLaw(List<Sweep> sweeps, int draws) implements Prediction {
    private static final double LEVEL = EveryCountFollowsItsLaw.LEVEL;
    private static final double OFF = .02;

    @Override
    public String sentence() {
        return "The successes of all places together lie in the exact acceptance interval of the sum of their laws, at the"
                + " level 10⁻⁶. Were every probability of success 2 % of itself lower than its law, the sum would lie outside"
                + " with a probability above 99 %.";
    }

    @Override
    public Judgement judge(Results results) {
        var counts = Counts.of(sweeps, draws, results).successes();
        int observed = counts.stream().mapToInt(Counts.Count::observed).sum();
        var sum = new SumOfBinomials(counts.stream().map(Counts.Count::expected).toList());
        int least = sum.least(LEVEL);
        int most = sum.most(LEVEL);
        double power = power(counts, least, most);
        var figures = observed + " successes at " + counts.size() + " places, expected " + least + " to " + most
                + "; power against laws 2 % lower " + Numbers.percent(power) + " %";
        boolean accepted = least <= observed && observed <= most;
        if (!accepted) {
            return new Judgement(Verdict.FAILS, figures);
        }
        return new Judgement(power > .99 ? Verdict.HOLDS : Verdict.UNDECIDED, figures);
    }

    private static double power(List<Counts.Count> counts, int least, int most) {
        var lower = new SumOfBinomials(counts.stream()
                .map(count -> ExactBinomial.of(
                        count.expected().trials(), (1 - OFF) * count.expected().probability()))
                .toList());
        return Math.min(1, lower.atMost(least - 1) + lower.atLeast(most + 1));
    }
}
