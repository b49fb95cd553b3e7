package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.statement.Verdict;
import java.util.List;

/// A prediction about all trials, left open where some are missing.
record OverWholeResults(Prediction prediction, List<Trial> trials) implements Prediction {
    OverWholeResults {
        trials = List.copyOf(trials);
    }

    @Override
    public String sentence() {
        return prediction.sentence();
    }

    @Override
    public Judgement judge(Results results) {
        long missing =
                trials.stream().filter(trial -> results.row(trial).isEmpty()).count();
        return missing == 0
                ? prediction.judge(results)
                : new Judgement(Verdict.UNDECIDED, missing + " of " + trials.size() + " trials are missing");
    }
}
