package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;

/// The mean mass of a treatment is above that of uniform rows: so its whole interval lies.
///
/// @param reason why it should be, for the sentence
record AboveTheBaseline(String what, String reason, Cell cell, Windows windows) implements Prediction {
    @Override
    public String sentence() {
        return what + " has more of its weight in the windows than uniform rows: " + reason + ".";
    }

    @Override
    public Judgement judge(Results results) {
        var sample = results.sample(LocalMass.SHARE, cell.where());
        if (sample.count() < 2) {
            return new Judgement(Verdict.UNDECIDED, "expected two blocks or more, got " + sample.count());
        }
        var interval = Interval.around(sample);
        return new Judgement(
                interval.above(windows.uniform()),
                "mean " + Numbers.percent(sample.mean()) + " %, interval " + Numbers.percent(interval.low()) + " to "
                        + Numbers.percent(interval.high()) + ", uniform rows " + Numbers.percent(windows.uniform())
                        + " %");
    }
}
