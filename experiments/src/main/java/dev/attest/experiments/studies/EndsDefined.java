package dev.attest.experiments.studies;

import dev.attest.experiments.study.Judgement;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// No training with any of some mechanisms meets a loss or gradient that is not finite.
record EndsDefined(List<TrainedMechanism> mechanisms) implements Prediction {
    EndsDefined {
        mechanisms = List.copyOf(mechanisms);
    }

    @Override
    public String sentence() {
        return "Where the rows of a mechanism are defined for every query, by the property 'total', no training meets a loss"
                + " or gradient that is not finite: "
                + String.join(
                        "; ", mechanisms.stream().map(TrainedMechanism::title).toList()) + ".";
    }

    @Override
    public Judgement judge(Results results) {
        int runs = 0;
        int undefined = 0;
        for (var mechanism : mechanisms) {
            for (var row : results.matching(Map.of("mechanism", mechanism.id()))) {
                runs++;
                undefined += row.metric("undefined") > 0 ? 1 : 0;
            }
        }
        var figures = undefined + " of " + runs + " trainings were not finite";
        return new Judgement(undefined == 0 ? Verdict.HOLDS : Verdict.FAILS, figures);
    }
}
