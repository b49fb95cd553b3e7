package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every mean at one context size agrees with the published one, within the interval of their difference.
record PublishedMeans(int n, PublishedAccuracies table) implements Prediction {
    @Override
    public String sentence() {
        return "With " + n + " images in context every mean accuracy agrees with the published one: the interval of the"
                + " difference, with the errors of both sides, contains 0.";
    }

    @Override
    public Judgement judge(Results results) {
        var apart = new ArrayList<String>();
        int compared = 0;
        double worst = 0;
        for (var mechanism : results.values("mechanism")) {
            var cell = table.cell(mechanism, n);
            var sample = results.sample("accuracy", Map.of("n", n, "mechanism", mechanism));
            if (cell.isPresent() && sample.count() > 1) {
                compared++;
                worst = Math.max(worst, Math.abs(sample.mean() - cell.get().mean()));
                describe(mechanism, sample, cell.get(), apart);
            }
        }
        if (compared == 0) {
            return new Judgement(Verdict.UNDECIDED, "no published mean for contexts of " + n + " images");
        }
        return new Judgement(apart.isEmpty() ? Verdict.HOLDS : Verdict.FAILS, figures(compared, worst, apart));
    }

    private void describe(String mechanism, Sample sample, PublishedAccuracies.Cell cell, List<String> apart) {
        if (!Interval.ofDifference(sample, cell.mean(), cell.deviation(), table.contexts())
                .contains(0)) {
            apart.add(mechanism + " " + Numbers.percent(sample.mean()) + " against " + Numbers.percent(cell.mean()));
        }
    }

    private static String figures(int compared, double worst, List<String> apart) {
        var summary = compared + " means compared, largest difference " + Numbers.percent(worst) + " points";
        return apart.isEmpty() ? summary : summary + "; apart: " + String.join(", ", apart);
    }
}
