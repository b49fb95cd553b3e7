package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.Map;

/// The mean paired gain of one mechanism over another agrees with the difference of the published means, whose
/// deviations are combined as if they were independent.
record PublishedLift(String better, String worse, int n, PublishedAccuracies table) implements Prediction {
    /// What centring is worth to ELU+1 features on the UCI digits, in a sentence.
    static String onUciDigits() {
        var table = PublishedAccuracies.load();
        int most = table.cells().stream()
                .mapToInt(PublishedAccuracies.Cell::n)
                .max()
                .orElseThrow();
        var lift = new PublishedLift(DigitMechanism.ELU_CENTRED.id(), DigitMechanism.ELU.id(), most, table);
        return "On the UCI digits with " + most
                + " images in context the published gain of ELU+1 features by centring is " + lift.gain() + ".";
    }

    @Override
    public String sentence() {
        return "With " + n + " images in context the gain of " + better + " over " + worse
                + " agrees with the published " + gain() + ": the interval of the difference contains 0.";
    }

    @Override
    public Judgement judge(Results results) {
        var first = table.cell(better, n);
        var second = table.cell(worse, n);
        var gain =
                results.difference("accuracy", Map.of("n", n, "mechanism", better), Map.of("n", n, "mechanism", worse));
        if (first.isEmpty() || second.isEmpty() || gain.count() < 2) {
            return new Judgement(Verdict.UNDECIDED, "expected published means and two contexts or more");
        }
        double published = first.get().mean() - second.get().mean();
        double deviation =
                StrictMath.hypot(first.get().deviation(), second.get().deviation());
        boolean agrees = Interval.ofDifference(gain, published, deviation, table.contexts())
                .contains(0);
        return new Judgement(agrees ? Verdict.HOLDS : Verdict.FAILS, Numbers.difference(gain));
    }

    private String gain() {
        return table.cell(better, n)
                .flatMap(first -> table.cell(worse, n).map(second -> first.mean() - second.mean()))
                .map(difference -> Numbers.percent(difference) + " points")
                .orElse("one, of which there is none");
    }
}
