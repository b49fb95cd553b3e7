package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Comparator;
import java.util.List;

/// Every count is one that its exact law allows.
record EveryCountFollowsItsLaw(List<Sweep> sweeps, int draws) implements Prediction {
    static final double LEVEL = 1e-6;

    @Override
    public String sentence() {
        return "At every place of every sweep the number of successes, and the number of readouts at which each network"
                + " fires, lie in the exact acceptance interval of their binomial law; the level of all intervals together is"
                + " 10⁻⁶, shared equally.";
    }

    @Override
    public Judgement judge(Results results) {
        var counts = Counts.of(sweeps, draws, results).all();
        double level = LEVEL / counts.size();
        var outside = counts.stream()
                .filter(count -> !count.expected().accepts(count.observed(), level))
                .toList();
        double rarest = counts.stream()
                .map(EveryCountFollowsItsLaw::tail)
                .min(Comparator.naturalOrder())
                .orElse(1.0);
        var summary = counts.size() + " counts of " + draws + " draws, " + outside.size()
                + " outside; the rarest has a two-sided probability of "
                + Numbers.scientific(rarest) + ", and the limit is " + Numbers.scientific(level);
        return outside.isEmpty()
                ? new Judgement(Verdict.HOLDS, summary)
                : new Judgement(Verdict.FAILS, summary + "; first " + text(outside.getFirst()));
    }

    private static double tail(Counts.Count count) {
        var expected = count.expected();
        return Math.min(1, 2 * Math.min(expected.atLeast(count.observed()), expected.atMost(count.observed())));
    }

    private static String text(Counts.Count count) {
        return count.event() + " at " + count.place().trial() + ": " + count.observed() + ", expected "
                + count.expected().probability() * count.expected().trials();
    }
}
