package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// Success on uniform logits is as frequent as the bounds allow.
record UniformLogitsStayWithinTheirBounds(int draws) implements Prediction {
    @Override
    public String sentence() {
        return "On uniform logits the successes at each n are not fewer than the lower bound for those logits allows and not"
                + " more than 1 − 2⁻ᵐ allows, by exact binomial tails at the level 10⁻⁶ for all n together.";
    }

    @Override
    public Judgement judge(Results results) {
        var rows = results.matching(Map.of("sweep", UniformLogits.ID));
        double level = EveryCountFollowsItsLaw.LEVEL / (2 * rows.size());
        long outside = rows.stream().filter(row -> !within(row, level)).count();
        var figures = rows.size() + " numbers of logits, " + draws + " draws each, " + outside + " outside";
        return new Judgement(outside == 0 ? Verdict.HOLDS : Verdict.FAILS, figures);
    }

    private boolean within(Results.Row row, double level) {
        int successes = (int) row.metric(SeparationExperiment.SUCCESSES);
        var most = ExactBinomial.of(draws, row.metric(UniformLogits.UPPER));
        var least = ExactBinomial.of(draws, row.metric(UniformLogits.LOWER));
        return most.atLeast(successes) > level && least.atMost(successes) > level;
    }
}
